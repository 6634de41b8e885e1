"""Read releases of the bulk corpus whole, in a seeded random order, and write down which tell of two states.

    OMP_NUM_THREADS=1 nice -n 10 python evaluation/label_triage.py [--documents 900] [--seed 20261126]

What triage is fitted on and measured by. One row a release, appended as it is read, so a run that ends early or is
asked for more documents goes on where it stopped. `events`, `encounters` and `commitments` count those between two
states; `confidence` is the highest among such events; `organisations` counts facts of all three kinds between a state
and an international organisation; `cpu` the processor seconds of the reading.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from time import process_time

from dragoman.errors import SourceError
from dragoman.intake.jsonl import read_line
from dragoman.model import Record, Source
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
LABELS = Path(__file__).resolve().parent / "triage" / "labels.csv"
COLUMNS = (
    "file",
    "line",
    "id",
    "characters",
    "events",
    "encounters",
    "commitments",
    "confidence",
    "organisations",
    "cpu",
)
SEED = 20261126

Place = tuple[str, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=900)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--out", type=Path, default=LABELS)
    options = parser.parse_args()
    lines = read_lines(options.corpus)
    done = already_read(options.out)
    pipeline = Pipeline(Settings())
    with options.out.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if not done:
            writer.writerow(COLUMNS)
        for place in draw(list(lines), options.documents, options.seed):
            if place not in done:
                writer.writerows(label(place, lines[place], pipeline))
                file.flush()


def read_lines(corpus: Path) -> dict[Place, bytes]:
    """Every line of the corpus by its file's name and its number, from 1."""
    lines: dict[Place, bytes] = {}
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path) as file:
            lines |= {(path.name, number): line for number, line in enumerate(file, 1)}
    return lines


def draw(places: list[Place], count: int, seed: int) -> list[Place]:
    """The first `count` of the places in a random order; a larger count only adds to a smaller one."""
    random.Random(seed).shuffle(places)
    return places[:count]


def already_read(path: Path) -> set[Place]:
    if not path.exists():
        return set()
    with path.open(encoding="utf-8", newline="") as file:
        return {(row["file"], int(row["line"])) for row in csv.DictReader(file)}


def label(place: Place, line: bytes, pipeline: Pipeline) -> Iterator[tuple[object, ...]]:
    """The row of one release; none when it cannot be read or is not English."""
    report = read_line(
        line, Source(None, place[0], None, None, "text/plain"), f"{place[0]} line {place[1]}", pipeline.settings
    )
    if isinstance(report, SourceError) or not report.is_read:
        return
    begun = process_time()
    record = pipeline.read(report)
    taken = process_time() - begun
    sides = Sides(record)
    events = [event for event in record.events if sides.are_states(event.actors, event.recipients)]
    facts = [
        *((event.actors, event.recipients) for event in record.events),
        *((encounter.participants, ()) for encounter in record.encounters),
        *((commitment.by, commitment.recipients) for commitment in record.commitments),
    ]
    yield (
        *place, report.id[:16], len(report.text), len(events),
        sum(len({code for code in encounter.countries if code in sides.states}) > 1 for encounter in record.encounters),
        sum(sides.are_states(commitment.by, commitment.recipients) for commitment in record.commitments),
        f"{max((event.confidence for event in events), default=0):.3f}",
        sum(sides.are_with_organisation(by, to) for by, to in facts), f"{taken:.3f}",
    )  # fmt: skip


class Sides:
    """Who the actors of a record stand for: a state (ISO alpha-3), or an international organisation."""

    def __init__(self, record: Record) -> None:
        self.countries = {actor.id: actor.country for actor in record.actors if actor.country}
        self.states = frozenset(self.countries.values())
        self.organisations = {actor.id for actor in record.actors if actor.sector == "IGO"}
        self.organisations |= {actor.id for actor in record.actors if actor.of in self.organisations}

    def are_states(self, by: tuple[str, ...], to: tuple[str, ...]) -> bool:
        """Whether a state stands on each side, and not the same; a reciprocal fact has all its sides in `by`."""
        ones = {self.countries.get(id) for id in by}
        others = {self.countries.get(id) for id in to or by}
        return any(one and other and one != other for one, other in product(ones, others))

    def are_with_organisation(self, by: tuple[str, ...], to: tuple[str, ...]) -> bool:
        """Whether a state stands on one side and an international organisation on the other."""
        return any(
            (one in self.countries and other in self.organisations)
            or (other in self.countries and one in self.organisations)
            for one, other in product(by, to or by)
        )


if __name__ == "__main__":
    main()
