"""How fast the event coder is: pairs a second on one thread, its size and its load time.

    python benchmarks/coder.py [--pairs 600] [--table ../shared/eval/plv_train.tsv]

The pairs are those of the table where it is here, else sentences of our own; both are told with their mean length.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from pathlib import Path

from dragoman.coder.encoder import load_encoder
from dragoman.coder.given import parse_marked
from dragoman.coder.model_file import FOLDER, MODEL

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT.parent / "shared" / "eval" / "plv_train.tsv"
OWN = ROOT / "training" / "written" / "sentences.tsv"
CHUNK = 256


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--table", type=Path, default=TABLE if TABLE.exists() else OWN)
    options = parser.parse_args()
    with options.table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        pairs = [parse_marked(row.get("marked_sentence") or row["marked"]) for row in rows][: options.pairs]
    wall, cpu = time.perf_counter(), time.process_time()
    encoder = load_encoder()
    print(f"load: {time.perf_counter() - wall:.2f} s, of CPU {time.process_time() - cpu:.2f} s")
    print(f"model: {os.path.getsize(FOLDER / MODEL) / 1e6:.1f} MB")
    encoder.read(pairs[:CHUNK])
    wall, cpu = time.perf_counter(), time.process_time()
    for at in range(0, len(pairs), CHUNK):
        encoder.read(pairs[at : at + CHUNK])
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    words = sum(len(pair.text.split()) for pair in pairs) / len(pairs)
    print(
        f"{len(pairs)} pairs of {words:.0f} words: {len(pairs) / wall:.0f} a second, "
        f"{len(pairs) / cpu:.0f} a CPU second"
    )


if __name__ == "__main__":
    main()
