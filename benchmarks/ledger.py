"""How fast a ledger of a million events answers.

    python benchmarks/ledger.py [--events 1000000] [--documents 60] [--place PLACE] [--corpus ../shared/corpus/bulk]
    python tests/postgresql.py python benchmarks/ledger.py

The events are copies of real ones, read out of the corpus, on other days and between other states; each copy stands in
a report of its own kind with its sides, contexts, pairs and citations. The ledger is a new one at `--place`: a file in
a temporary folder when nothing is said, or what DRAGOMAN_POSTGRESQL names. Rows go in past the writer, in bulk, with
its tables and its indexes. Printed is the time of the first 100 answers, median and 95th percentile of warm questions.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import Table, text

from dragoman.errors import SourceError
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger import fact_tables as f
from dragoman.ledger.fact_tables import FACTS_A_REPORT, fact_range
from dragoman.ledger.rows import Row, fact_rows, report_row
from dragoman.ledger.tables import reports
from dragoman.model import Record, Report
from dragoman.reading import read_all
from dragoman.settings import Settings

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "bulk"
EVENTS_A_REPORT = 20
REPORTS_A_BATCH = 250
TABLES = (reports, f.events, f.event_sides, f.event_contexts, f.event_dyads, f.citations)
FIRST_LOT = 20_000
# Days of years without a 29 February, so that a day stays one in another year.
FIRST_DAY, YEARS = date(1995, 1, 1), 30
# Questions for 100 answers from a day on, asked so often.
ASKED = 60
ANSWERS = 100


@dataclass(frozen=True, slots=True)
class Example:
    """A real event with all its rows."""

    event: Row
    parts: tuple[tuple[Table, Row], ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--place", default=os.environ.get("DRAGOMAN_POSTGRESQL"))
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    draw = random.Random(options.seed)
    records = read_real(options.corpus, options.documents, draw)
    examples = [example for record in records for example in examples_of(record)]
    states = sorted({row["country"] for example in examples for _, row in example.parts if row.get("country")})
    print(f"real events          {len(examples)} of {len(records)} documents, {len(states)} countries")
    with tempfile.TemporaryDirectory() as folder:
        place = options.place or str(Path(folder) / "news.db")
        with open_ledger(place) as ledger:
            begun = perf_counter()
            fill(ledger, examples, states, records[0].report, options.events, draw)
            print(f"store                {ledger.place.name.partition('://')[0] if '://' in place else 'sqlite'}")
            print(
                f"rows put in          {sum(ledger.counts().values()):,} in {perf_counter() - begun:.0f} s", flush=True
            )
            if ledger.place.path:
                print(f"size                 {ledger.place.path.stat().st_size / 2**20:.0f} MiB")
            measure(ledger, states, draw)


def read_real(corpus: Path, count: int, draw: random.Random) -> list[Record]:
    """Records of documents drawn from all `*.jsonl.gz` of a folder."""
    lines: list[str] = []
    for path in sorted(corpus.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines += file
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "drawn.jsonl"
        path.write_text("".join(draw.sample(lines, count)), encoding="utf-8")
        outcomes = list(read_all([str(path)], Settings()))
    return [record for record in outcomes if not isinstance(record, SourceError) and record.events]


def examples_of(record: Record) -> Iterator[Example]:
    rows = fact_rows(record, 0)
    owners = ((f.event_sides, "event"), (f.event_contexts, "event"), (f.event_dyads, "event"), (f.citations, "fact"))
    for event in rows[f.events]:
        parts = [(table, row) for table, owner in owners for row in rows.get(table, []) if row[owner] == event["key"]]
        yield Example(event, tuple(parts))


def fill(
    ledger: Ledger, examples: Sequence[Example], states: Sequence[str], report: Report, count: int, draw: random.Random
) -> None:
    """Put in `count` events: a first lot row by row, and then copies of that made within the database."""
    lots = max(1, count // FIRST_LOT)
    many = count // lots // EVENTS_A_REPORT
    put = copy_rows if ledger.writer.place.path is None else insert_rows
    for first in range(1, many + 1, REPORTS_A_BATCH):
        rows: dict[Table, list[Row]] = {table: [] for table in TABLES}
        for key in range(first, min(first + REPORTS_A_BATCH, many + 1)):
            add_report(rows, key, examples, states, report, draw)
        put(ledger, rows)
    for lot in range(1, lots):
        copy_lot(ledger, lot, many, {state: drawn_state(states, draw) for state in states})
    with ledger.writer.transaction() as connection:
        connection.execute(text("ANALYZE"))


def copy_lot(ledger: Ledger, lot: int, many: int, instead: dict[str, str]) -> None:
    """The first lot once more: other keys, other years, and in the place of each state another."""
    with ledger.writer.transaction() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE instead (one TEXT PRIMARY KEY, other TEXT)"))
        pairs = [{"one": one, "other": other} for one, other in instead.items()]
        connection.execute(text("INSERT INTO instead VALUES (:one, :other)"), pairs)
        shifts = {"reports": lot * many, "facts": lot * many * FACTS_A_REPORT, "years": lot * 7}
        for table in TABLES:
            names = [column.name for column in table.columns]
            first = fact_range(many)[1] if table is not reports else many
            cells = ", ".join(_shifted(table, name, lot) for name in names)
            copy = f"INSERT INTO {table.name} ({', '.join(names)}) SELECT {cells} FROM {table.name} AS a"
            copy += f" WHERE {_key(table)} <= {first}"
            connection.execute(text(copy), {name: n for name, n in shifts.items() if f":{name}" in copy})
        connection.execute(text("DROP TABLE instead"))


def _key(table: Table) -> str:
    return f"a.{next(iter(table.primary_key)).name}"


def _shifted(table: Table, name: str, lot: int) -> str:
    """SQL for one cell of the copy."""
    if table is reports:
        return {"key": "a.key + :reports", "id": f"'{lot}-' || a.id"}.get(name, f'a."{name}"')
    if f"a.{name}" == _key(table):
        return f"a.{name} + :facts"
    if name == "report":
        return "a.report + :reports"
    if name == "day":
        # No per cent sign: the driver of PostgreSQL takes it for a parameter.
        since_first = f"(CAST(substr(a.day, 1, 4) AS INTEGER) - {FIRST_DAY.year} + :years)"
        rest = f"{since_first} - {YEARS} * ({since_first} / {YEARS})"
        return f"CAST({FIRST_DAY.year} + {rest} AS TEXT) || substr(a.day, 5)"
    if name in ("country", "actor_country", "recipient_country"):
        return f"(SELECT other FROM instead WHERE one = a.{name})"
    if name in ("actor", "recipient"):
        country = "country" if table is f.event_sides else f"{name}_country"
        other = f"(SELECT other FROM instead WHERE one = a.{country})"
        state = f"WHEN a.{name} = 'state:' || a.{country} THEN 'state:' || {other}"
        return f"CASE WHEN a.{country} IS NULL THEN a.{name} {state} ELSE a.{name} || '-' || {other} END"
    return f'a."{name}"'


def drawn_state(states: Sequence[str], draw: random.Random) -> str:
    """Few states are in most of the news, so they are drawn unevenly."""
    return states[int(len(states) * draw.random() ** 3)]


def add_report(
    rows: dict[Table, list[Row]],
    key: int,
    examples: Sequence[Example],
    states: Sequence[str],
    report: Report,
    draw: random.Random,
) -> None:
    short = replace(report, id=f"{key:064x}", text=report.text[:500])
    rows[reports].append(report_row(short) | {"key": key, "at": ""})
    for place in range(EVENTS_A_REPORT):
        example = draw.choice(examples)
        fact = key * FACTS_A_REPORT + place
        in_year = FIRST_DAY + timedelta(draw.randrange(365))
        day = in_year.replace(year=FIRST_DAY.year + draw.randrange(YEARS)).isoformat()
        others = Others(states, draw)
        rows[f.events].append(example.event | {"key": fact, "report": key, "day": day})
        for table, row in example.parts:
            owner = "fact" if table is f.citations else "event"
            dated = {"day": day} if "day" in row else {}
            rows[table].append(row | {owner: fact} | dated | others.sides(row))


class Others:
    """Other states for those of one event."""

    def __init__(self, states: Sequence[str], draw: random.Random) -> None:
        self._states, self._draw = states, draw
        self._instead: dict[str, str] = {}

    def sides(self, row: Row) -> Row:
        """The cells of a row that name a side, with the other state in the place of its own."""
        pairs = (("actor", "actor_country"), ("recipient", "recipient_country"), ("actor", "country"))
        changed: Row = {}
        for id, country in pairs:
            if row.get(country) and row.get(id):
                other = self._other(row[country])
                changed |= {country: other, id: self._renamed(row[id], other)}
        return changed

    def _other(self, country: str) -> str:
        if country not in self._instead:
            self._instead[country] = drawn_state(self._states, self._draw)
        return self._instead[country]

    @staticmethod
    def _renamed(id: str, country: str) -> str:
        return f"state:{country}" if id.startswith("state:") else f"{id}-{country.lower()}"


def insert_rows(ledger: Ledger, rows: dict[Table, list[Row]]) -> None:
    """SQLite takes bulk rows past SQLAlchemy."""
    with ledger.writer.transaction() as connection:
        driver: Any = connection.connection.driver_connection
        for table, drawn in rows.items():
            names = [column.name for column in table.columns]
            marks = ", ".join("?" * len(names))
            # A column that was added later may have no cell in a row.
            cells = ([row.get(name) for name in names] for row in drawn)
            driver.executemany(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", cells)


def copy_rows(ledger: Ledger, rows: dict[Table, list[Row]]) -> None:
    """PostgreSQL takes bulk rows as COPY."""
    with ledger.writer.transaction() as connection:
        cursor: Any = connection.connection.cursor()
        for table, drawn in rows.items():
            names = [column.name for column in table.columns]
            lines = "".join("\t".join(_copied(row.get(name)) for name in names) + "\n" for row in drawn)
            copy = f"COPY {table.name} ({', '.join(names)}) FROM STDIN"
            cursor.execute(copy, stream=BytesIO(lines.encode()))


def _copied(value: object) -> str:
    if value is None:
        return r"\N"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def measure(ledger: Ledger, states: Sequence[str], draw: random.Random) -> None:
    """Ask each kind of question many times, of other states and days each time."""

    def pair() -> tuple[str, str]:
        return drawn_state(states, draw), drawn_state(states, draw)

    def since() -> str:
        return str(draw.randrange(1995, 2024))

    def ids(pair: tuple[str, str]) -> tuple[str, str]:
        return f"state:{pair[0]}", f"state:{pair[1]}"

    busiest = states[0], states[1]
    kinds: dict[str, Callable[[], object]] = {
        "actor, recipient, since": lambda: ledger.events(*pair(), since()).first(ANSWERS),
        "the busiest pair, since": lambda: ledger.events(*busiest, since()).first(ANSWERS),
        "a seldom pair, since": lambda: ledger.events(states[-1], states[-2], since()).first(ANSWERS),
        "two actors' ids, since": lambda: ledger.events(*ids(pair()), since()).first(ANSWERS),
        "an id and a country": lambda: ledger.events(f"state:{pair()[0]}", pair()[1], since()).first(ANSWERS),
        "actor alone, since": lambda: ledger.events(pair()[0], None, since()).first(ANSWERS),
        "newest first": lambda: ledger.events(*pair()).newest_first().first(ANSWERS),
        "pair and type": lambda: ledger.events(*pair(), since(), type="ACCUSE").first(ANSWERS),
        "since alone": lambda: ledger.events(since=since()).first(ANSWERS),
    }
    for name, ask in kinds.items():
        timed = [_timed(ask) for _ in range(ASKED)][5:]
        seconds, work = [taken for taken, _ in timed], [cpu for _, cpu in timed]
        told = f"median {median(seconds) * 1000:6.1f} ms, 95 % under {quantiles(seconds, n=20)[-1] * 1000:6.1f} ms"
        print(f"{name:24} {told}; of it {median(work) * 1000:5.1f} ms of this process's CPU", flush=True)


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of this process's own work: apart where the machine is busy or a server answers."""
    begun, worked = perf_counter(), process_time()
    ask()
    return perf_counter() - begun, process_time() - worked


if __name__ == "__main__":
    main()
