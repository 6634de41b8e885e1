"""What the gazetteer costs: its start, its look-up, its memory.

    python benchmarks/gazetteer.py [--documents 400] [--runs 10] [--seed 1] [--corpus ../shared/corpus/bulk]

Start is a fresh process, median of the runs: the time to import the package, to load the names and build the automaton,
and, each on its first use, the titles, the terms and the towns. Look-up is processor time on one core over the drawn
documents, median of the runs: the whole of `Gazetteer.find` (folding, automaton, what the surroundings decide, hits
made), the automaton alone over text already folded, and the title phrases. A million characters is one MB. Peak memory
is that of a fresh process that has loaded and used everything.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

from dragoman.gazetteer import load_gazetteer
from dragoman.gazetteer.fold import fold_text

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
# Run in a fresh process; prints seconds, and the peak memory in KiB.
START = """
import json, resource
from time import perf_counter
marks = [perf_counter()]
def done(): marks.append(perf_counter())
import dragoman.gazetteer as rooms; done()
gazetteer = rooms.load_gazetteer(); done()
gazetteer.find("Russia met Canada."); done()
gazetteer.offices_in("x"), gazetteer.institutions_in("x"); done()
gazetteer.people("Sergey Lavrov", "2020-01-08"); done()
gazetteer.towns("Vienna"); done()
spans = [later - earlier for earlier, later in zip(marks, marks[1:])]
print(json.dumps([*spans, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""
PARTS = ("import", "names", "first look-up", "titles", "terms", "towns")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    print_start(options.runs)
    print_speed(draw_texts(options.corpus, options.documents, options.seed), options.runs)


def print_start(runs: int) -> None:
    """Start cost and memory, each the median over fresh processes."""
    samples = [start_once() for _ in range(runs)]
    parts = [median(sample[at] for sample in samples) for at in range(len(PARTS))]
    names = median(sample[1] + sample[2] for sample in samples)
    print(f"start, names         {names:.3f} s   (under .3 s; the package's import takes {parts[0]:.3f} s)")
    for part, seconds in zip(PARTS[3:], parts[3:], strict=True):
        print(f"first use, {part:8s}  {seconds:.3f} s")
    print(f"peak memory          {median(sample[-1] for sample in samples) / 1024:.0f} MiB   (under 150 MiB)")


def start_once() -> list[float]:
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=True)
    return [float(number) for number in json.loads(done.stdout)]


def draw_texts(corpus: Path, count: int, seed: int) -> list[str]:
    """`count` texts at random out of all `*.jsonl.gz` of a folder."""
    lines: list[str] = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += file
    return [json.loads(line).get("text") or "" for line in random.Random(seed).sample(lines, min(count, len(lines)))]


def print_speed(texts: list[str], runs: int) -> None:
    gazetteer = load_gazetteer()
    folded = [fold_text(text).text for text in texts]
    size = sum(map(len, texts)) / 1e6
    print(f"names                {gazetteer.name_count} written forms")
    print(f"text                 {len(texts)} documents, {size:.2f} MB")
    print(f"look-up              {size / seconds(gazetteer.find, texts, runs):.1f} MB/s   (over 20 MB/s)")
    print(f"  automaton alone    {size / seconds(gazetteer.automaton.matches, folded, runs):.1f} MB/s")
    print(f"  hits               {sum(len(gazetteer.find(text)) for text in texts)}")
    print(f"title phrases        {size / seconds(gazetteer.offices_in, texts, runs):.1f} MB/s")


def seconds(look_up: Callable[[str], object], texts: list[str], runs: int) -> float:
    """Processor time over all texts, median of the runs."""
    taken = []
    for _ in range(runs):
        begun = process_time()
        for text in texts:
            look_up(text)
        taken.append(process_time() - begun)
    return median(taken)


if __name__ == "__main__":
    main()
