"""Draw a sample of what the reader finds in the bulk corpus, to be judged one by one by a person.

    python evaluation/sample.py OUT [--seed 1] [--documents 400] [--corpus ../shared/corpus/bulk] [--events 100]
                                   [--fresh]

Writes `events.csv`, `statements.csv`, `actors.csv` and `commitments.csv` under OUT: the words with their surroundings,
the fact as read, and two empty columns. Write `right` or `wrong` under `verdict` and why under `reason`;
`tally.py` counts.
The same seed and the same reader draw the same sample.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import tempfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import SourceError
from dragoman.model import Actor, Commitment, Event, Record, Span, Statement, When
from dragoman.reading import read_all

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
JUDGED = Path(__file__).parent / "judged"
SIZES = {"events": 100, "statements": 50, "actors": 50, "commitments": 100}
AROUND = 350
COLUMNS = ("id", "document", "words", "fact", "verdict", "reason")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact to judge."""

    id: str
    document: str
    words: str
    fact: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--fresh", action="store_true", help="only documents in which nobody has judged anything yet")
    for kind, size in SIZES.items():
        parser.add_argument(f"--{kind}", type=int, default=size, help=f"how many {kind} to draw")
    options = parser.parse_args()
    chooser = random.Random(options.seed)
    known = judged_documents() if options.fresh else frozenset()
    lines = draw_lines(options.corpus, options.documents, chooser, known)
    records = list(read_documents(lines, options.workers))
    options.out.mkdir(parents=True, exist_ok=True)
    for kind, rows_of in ROWS.items():
        rows = [row for record in records for row in rows_of(record)]
        sample = chooser.sample(rows, min(getattr(options, kind), len(rows)))
        write_rows(options.out / f"{kind}.csv", sample)
        print(f"{kind}: {len(sample)} of {len(rows)} drawn from {len(records)} documents")


def judged_documents() -> frozenset[str]:
    """The addresses of all documents of which a table of verdicts holds a row."""
    found: set[str] = set()
    for table in JUDGED.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as rows:
            found |= {row.get("document") or "" for row in csv.DictReader(rows)}
    return frozenset(found)


def draw_lines(corpus: Path, count: int, chooser: random.Random, known: Collection[str] = frozenset()) -> list[str]:
    """`count` JSON lines at random out of all `*.jsonl.gz` of a folder, those of known addresses left out."""
    lines: list[str] = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += [line for line in file if not known or json.loads(line)["url"] not in known]
    return chooser.sample(lines, min(count, len(lines)))


def read_documents(lines: list[str], workers: int = 1) -> Iterator[Record]:
    """The records of some JSON lines; what cannot be read is left out."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.jsonl"
        path.write_text("".join(lines), encoding="utf-8")
        for outcome in read_all([str(path)], workers=workers):
            if not isinstance(outcome, SourceError):
                yield outcome


def event_rows(record: Record) -> Iterator[Row]:
    by_id = {actor.id: actor for actor in record.actors}
    for event in record.events:
        yield make_row(record, event.id, event.trigger.span, _event_fact(event, by_id))


def _event_fact(event: Event, by_id: dict[str, Actor]) -> str:
    date = f" | {event.date.start}…{event.date.end}" if event.date else ""
    said = " | according to a statement" if event.according_to else ""
    return (
        f"{who(event.actors, by_id)} → {event.type} ({event.mode}) {event.status} → "
        f"{who(event.recipients, by_id)}{date}{said} | {event.confidence:.2f}"
    )


def statement_rows(record: Record) -> Iterator[Row]:
    by_id = {actor.id: actor for actor in record.actors}
    for statement in record.statements:
        yield make_row(record, statement.id, statement.content.span, _statement_fact(statement, by_id))


def _statement_fact(statement: Statement, by_id: dict[str, Actor]) -> str:
    return f"{who((statement.speaker,), by_id)} says ({statement.form})"


def actor_rows(record: Record) -> Iterator[Row]:
    """One row an actor: its identity, its first mention in its surroundings, and the words of all its mentions."""
    for actor in record.actors:
        if actor.mentions:
            words = "; ".join(dict.fromkeys(record.text(mention) for mention in actor.mentions))
            named = who((actor.id,), {actor.id: actor})
            fact = f"{named} | {actor.kind} | {actor.role} | {actor.sector} | mentions: {words[:300]}"
            yield make_row(record, actor.id, actor.mentions[0].span, fact)


def commitment_rows(record: Record) -> Iterator[Row]:
    by_id = {actor.id: actor for actor in record.actors}
    for commitment in record.commitments:
        yield make_row(record, commitment.id, commitment.action, commitment_fact(record, commitment, by_id))


def commitment_fact(record: Record, commitment: Commitment, by_id: dict[str, Actor]) -> str:
    """Who binds himself to what, with all that the reader took from the words."""
    quantity, place = commitment.quantity, commitment.place
    parts = [
        f"by {who(commitment.by, by_id)}",
        f"for {who(commitment.recipients, by_id)}" if commitment.recipients else "",
        f"quantity {quantity.value:,.15g} {quantity.unit}" if quantity else "",
        f"in {place.name}" if place else "",
        f"due {_day(commitment.due)}" if commitment.due else "",
        f"would be {commitment.type}",
        f"status {commitment.status}",
        f"said by {who((commitment.announced_by,), by_id)}" if commitment.announced_by else "",
    ]
    return " | ".join(filter(None, parts))


def _day(when: When) -> str:
    return f"“{when.text}” ({when.start}…{when.end})"


ROWS: dict[str, Callable[[Record], Iterator[Row]]] = {
    "events": event_rows,
    "statements": statement_rows,
    "actors": actor_rows,
    "commitments": commitment_rows,
}


def who(ids: tuple[str, ...], by_id: dict[str, Actor]) -> str:
    """Actors by name with country or sector."""
    actors = [by_id[id] for id in ids if id in by_id]
    return ", ".join(f"{actor.name} [{actor.country or actor.sector}]" for actor in actors) or "–"


def make_row(record: Record, id: str, span: Span, fact: str) -> Row:
    """The cited words between «» with what stands around them on one line."""
    text = record.report.text
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    words = " ".join(f"{before}«{span.words(text)}»{after}".split())
    return Row(id, record.report.source.url or record.report.id, words, fact)


def write_rows(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows((row.id, row.document, row.words, row.fact, "", "") for row in rows)


if __name__ == "__main__":
    main()
