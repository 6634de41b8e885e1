"""How fast the reader reads, and how much of that is the language model alone.

    python benchmarks/reading.py [--documents 500] [--seed 1] [--corpus ../shared/corpus/bulk]

Each document is parsed by the bare spaCy pipeline, read whole, and read whole without the event coder's model, in
turns, so that whatever else the machine does weighs on all alike. Prints documents, sentences and words per second,
peak memory, the ratio of the bare pipeline's time to the reader's (1 would be a reader that costs nothing beside the
language model), and how many times as long reading takes with the event coder's model as without.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from dragoman.errors import SourceError
from dragoman.intake import read_sources
from dragoman.model import Report
from dragoman.parse import LanguageModel, load_language_model
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
WARM_UP = "Canada and Russia met on Monday in Vienna."


@dataclass(slots=True)
class Tally:
    """What was read so far and how long it took, in seconds."""

    documents: int = 0
    sentences: int = 0
    words: int = 0
    facts: int = 0
    bare: float = 0.0
    whole: float = 0.0
    without_model: float = 0.0

    def print(self) -> None:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"documents            {self.documents}")
        print(f"sentences, words     {self.sentences}, {self.words}")
        print(f"facts                {self.facts}")
        print(f"documents a second   {self.documents / self.whole:.1f}")
        print(f"sentences a second   {self.sentences / self.whole:.0f}")
        print(f"words a second       {self.words / self.whole:.0f}")
        print(f"peak memory          {peak:.0f} MiB")
        print(f"ratio to bare spaCy  {self.bare / self.whole:.2f}   (at least .50)")
        print(f"with the event model {self.whole / self.without_model:.2f} times as long as without   (at most 1.6)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    options = parser.parse_args()
    reports = draw_reports(options.corpus, options.documents, options.seed)
    model, pipeline = load_language_model(Settings().language_model), Pipeline(Settings())
    plain = Pipeline(Settings(event_coder="patterns"))
    model.nlp(WARM_UP)
    for one in (pipeline, plain):
        one.read(reports[0])
    tally = Tally()
    for number, report in enumerate(reports):
        # Whoever reads a report second finds it warm, so they take turns.
        for turn in (measure_plain, measure) if number % 2 else (measure, measure_plain):
            turn(report, model, plain if turn is measure_plain else pipeline, tally)
    tally.print()


def draw_reports(corpus: Path, count: int, seed: int) -> list[Report]:
    """`count` English reports at random out of all `*.jsonl.gz` of a folder."""
    lines: list[str] = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += file
    drawn = random.Random(seed).sample(lines, min(count, len(lines)))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.jsonl"
        path.write_text("".join(drawn), encoding="utf-8")
        found = list(read_sources([str(path)], Settings()))
    return [report for report in found if not isinstance(report, SourceError) and report.is_read]


def measure(report: Report, model: LanguageModel, pipeline: Pipeline, tally: Tally) -> None:
    """Parse and read one report, and add to the tally."""
    begun = perf_counter()
    doc = model.nlp(report.text)
    parsed = perf_counter()
    record = pipeline.read(report)
    done = perf_counter()
    tally.documents += 1
    tally.sentences += sum(1 for _ in doc.sents)
    tally.words += sum(1 for token in doc if not token.is_punct and not token.is_space)
    tally.facts += len(record.statements) + len(record.events) + len(record.encounters) + len(record.commitments)
    tally.bare += parsed - begun
    tally.whole += done - parsed


def measure_plain(report: Report, model: LanguageModel, pipeline: Pipeline, tally: Tally) -> None:
    """Read one report without the event coder's model."""
    begun = perf_counter()
    pipeline.read(report)
    tally.without_model += perf_counter() - begun


if __name__ == "__main__":
    main()
