"""Ingest part of the corpus, or all of it, and then again: how fast, how large, and that nothing changes.

    python benchmarks/ingest.py [--documents 300] [--workers 1] [--place PLACE] [--read-all] [--corpus FOLDER]

`--documents 0` takes the whole corpus. Prints the account and the documents a second of both runs, how much quicker the
second was, the rows that differ after it, and the memory of all processes together as the first run went on: of every
stretch of 500 reports the median, for one long report takes hundreds of MiB while it is read.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import random
import tempfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

from sqlalchemy import select

from dragoman.cli.ingest import make_reading
from dragoman.errors import SourceError
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger.account import Account
from dragoman.ledger.ingest import Ingest
from dragoman.ledger.tables import metadata
from dragoman.ledger.work import Reading
from dragoman.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
MEASURED_EVERY, STRETCH = 10, 500


@dataclass(slots=True)
class Memory:
    """MiB that this process and its workers hold, by how many reports were seen."""

    held: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))

    def note(self, account: Account, failure: SourceError | None) -> None:
        if account.seen % MEASURED_EVERY == 0:
            self.held[account.seen // STRETCH * STRETCH].append(resident())

    def __str__(self) -> str:
        most = max((max(held) for held in self.held.values()), default=0.0)
        return "  ".join(f"{seen}: {median(held):.0f}" for seen, held in self.held.items()) + f"; at most {most:.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--place", default=os.environ.get("DRAGOMAN_POSTGRESQL"))
    parser.add_argument("--read-all", action="store_true")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reading = make_reading(Settings(), options.workers, read_all=options.read_all)
    with tempfile.TemporaryDirectory() as folder:
        sources = drawn(options.corpus, options.documents, options.seed, Path(folder))
        with open_ledger(options.place or Path(folder) / "news.db") as ledger:
            memory = Memory()
            first = run("first", ledger, reading, sources, memory)
            before = digests(ledger)
            again = run("again", ledger, reading, sources, Memory())
            changed = [name for name, digest in digests(ledger).items() if digest != before[name]]
            print(f"again / first        {again / first:.3f}   (under .100)")
            print(f"tables that changed  {', '.join(changed) or 'none'}   (none but runs)")
            print(f"memory, MiB          {memory}")


def drawn(corpus: Path, count: int, seed: int, folder: Path) -> list[str]:
    """The sources: the corpus, or a file with so many of its lines."""
    if not count:
        return [str(corpus)]
    lines: list[str] = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += file
    path = folder / "drawn.jsonl"
    path.write_text("".join(random.Random(seed).sample(lines, count)), encoding="utf-8")
    return [str(path)]


def run(name: str, ledger: Ledger, reading: Reading, sources: list[str], memory: Memory) -> float:
    """One run; the seconds it took."""
    begun = perf_counter()
    account = Ingest(ledger, reading, memory.note).sources(sources)
    seconds = perf_counter() - begun
    print(f"{name:20} {account}")
    print(f"{'':20} {seconds:.1f} s, {account.seen / seconds:.1f} documents a second", flush=True)
    return seconds


def digests(ledger: Ledger) -> dict[str, str]:
    """A digest of all rows of each table, the clock's columns too; the runs apart."""
    found = {}
    with ledger.looking() as connection:
        for table in metadata.sorted_tables:
            digest = hashlib.sha256()
            for row in connection.execute(select(table).order_by(*table.primary_key)):
                digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
            found[table.name] = digest.hexdigest()
    del found["runs"]
    return found


def resident() -> float:
    """MiB resident in this process and its children."""
    here = os.getpid()
    children = Path(f"/proc/{here}/task/{here}/children").read_text().split()
    pages = sum(int(Path(f"/proc/{process}/statm").read_text().split()[1]) for process in (here, *children))
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    main()
