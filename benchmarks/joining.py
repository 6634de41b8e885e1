"""What joining one more report costs with 1,000 encounters in the ledger, and with 100,000; and joining a whole ledger.

    python benchmarks/joining.py [--encounters 1000 100000] [--added 60] [--seed 1] [--place PLACE]
    python benchmarks/joining.py --ledger LEDGER

The encounters are calls of drawn persons of drawn states on drawn days of 30 years, a few states in most of them, each
told by one report; their rows go in in bulk. Then reports are added one by one, half of them of calls that
the ledger has already, and `keep_joined` is timed. With `--ledger`, a copy of that ledger is joined from the beginning.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from sqlalchemy import delete, insert, select

from dragoman.gazetteer import load_gazetteer
from dragoman.ledger import Ledger, open_ledger
from dragoman.ledger import join_tables as t
from dragoman.ledger.tables import readings
from dragoman.model import (
    Actor,
    Comparison,
    Encounter,
    Published,
    Reader,
    Record,
    Report,
    Source,
    Span,
    When,
    content_id,
)
from dragoman.model.actor import Mention as Naming
from dragoman.readouts.joining import keep_joined, store
from dragoman.readouts.joining.mention import Mention
from dragoman.readouts.joining.summary import summarise

FIRST_DAY, DAYS = date(1995, 1, 1), 30 * 365
PERSONS_A_STATE = 12
LOT = 2_000


def main() -> None:
    options = _options()
    if options.ledger:
        join_whole(Path(options.ledger))
        return
    for count in options.encounters:
        with tempfile.TemporaryDirectory() as folder:
            place = f"{options.place}_{count}" if options.place else Path(folder) / "news.db"
            with open_ledger(place) as ledger:
                measure(ledger, count, options.added, random.Random(options.seed))


def join_whole(place: Path) -> None:
    """Join a copy of a ledger from the beginning."""
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "copy.db"
        with sqlite3.connect(f"file:{place}?mode=ro", uri=True) as source, sqlite3.connect(copied) as copy:
            source.backup(copy)
        with open_ledger(copied) as ledger:
            with ledger.writer.transaction() as connection:
                made = (
                    t.joined_sides,
                    t.joined_participants,
                    t.joined_encounters,
                    t.joined_keys,
                    t.joined_mentions,
                    t.unjoined,
                )
                for table in made:
                    connection.execute(delete(table))
                current = select(readings.c.report).where(readings.c.is_current)
                connection.execute(insert(t.unjoined).from_select(["report"], current))
            begun, worked = perf_counter(), process_time()
            account = keep_joined(ledger)
            told = f"{perf_counter() - begun:.1f} s, of them {process_time() - worked:.1f} s of this process's CPU"
            print(f"{account.reports:,} reports joined in {told}; {account.encounters:,} encounters made")


def measure(ledger: Ledger, count: int, added: int, draw: random.Random) -> None:
    """Fill a ledger with so many encounters, add reports one by one, and print what joining each cost."""
    states = [entity.id.removeprefix("state:") for entity in load_gazetteer().entities() if entity.kind == "state"]
    known = fill(ledger, count, sorted(states), draw)
    seconds, work = [], []
    for number in range(added):
        told = draw.choice(known) if number % 2 else drawn_mention(10**6 + number, sorted(states), draw)
        ledger.add(record_of(told, number))
        begun, worked = perf_counter(), process_time()
        keep_joined(ledger)
        seconds.append(perf_counter() - begun)
        work.append(process_time() - worked)
    with ledger.looking() as connection:
        held = len(connection.execute(select(t.joined_encounters.c.id)).all())
    spread = f"median {median(seconds) * 1000:.1f} ms, 95 % under {quantiles(seconds, n=20)[-1] * 1000:.1f} ms"
    print(f"{count:,} encounters ({held:,} after): {spread}; {median(work) * 1000:.1f} ms of CPU", flush=True)


def fill(ledger: Ledger, count: int, states: list[str], draw: random.Random) -> list[Mention]:
    """Put in so many encounters of one report each; those of other persons or days, so that none joins another."""
    known: dict[tuple[object, ...], Mention] = {}
    while len(known) < count:
        mention = drawn_mention(len(known) + 1, states, draw)
        known.setdefault((tuple(sorted(mention.sides.items())), mention.starts), mention)
    mentions = list(known.values())
    for start in range(0, count, LOT):
        some = mentions[start : start + LOT]
        summaries = [summarise([one]) for one in some]
        with ledger.writer.transaction() as connection:
            store.put_mentions(connection, some)
            store.put_encounters(connection, summaries)
            store.assign(connection, [(m, s.id, None, "", ()) for m, s in zip(some, summaries, strict=True)])
    return mentions


def drawn_mention(number: int, states: list[str], draw: random.Random) -> Mention:
    # Few states are in most of the news, so they are drawn unevenly.
    one, other = (states[int(len(states) * draw.random() ** 3)] for _ in range(2))
    while other == one:
        other = draw.choice(states)
    day = (FIRST_DAY + timedelta(draw.randrange(DAYS))).isoformat()
    who: dict[str, tuple[str, ...]] = {
        side: (f"person:{side.lower()}-{draw.randrange(PERSONS_A_STATE)}",) for side in (one, other)
    }
    return Mention(
        (10**7 + number) << 20, f"{number:064x}", f"{number:064x}", content_id("encounter", number), one, day, True,
        True, False, "call", "remote", "held", who, day, (date.fromisoformat(day) + timedelta(1)).isoformat(), "day",
        "stated", None, None, (f"They spoke on {day}.",),
    )  # fmt: skip


def record_of(mention: Mention, number: int) -> Record:
    """A report in which the same call is told."""
    words = f"They spoke on {mention.starts} by phone."
    text = f"Report {number} of a call\n\n{words}"
    span = Span(text.index(words), len(text))
    assert mention.starts
    assert mention.ends
    published = Published(mention.starts, mention.ends, "day", "page metadata", None)
    source = Source(None, None, None, None, "text/plain")
    report = Report(
        content_id("report", number, mention.report), source, "Report of a call", text, None, (), (), None, None, (),
        None, published, "en", (), (), (),
    )  # fmt: skip
    who = [(id, side) for side, ids in mention.sides.items() for id in ids]
    actors = tuple(
        Actor(id, id, "person", None, None, side, "GOV", None, None, (Naming(span, "name"),), "drawn", ())
        for id, side in who
    )
    when = When(mention.starts, mention.ends, "day", mention.starts, span)
    encounter = Encounter(
        content_id("encounter", number), "call", tuple(id for id, _ in who), tuple(mention.sides), when, None, None,
        None, None, None, "held", (span,), (), Comparison((), {}, ()),
    )  # fmt: skip
    reader = Reader("drawn", "none", "none", "none")
    return Record("dragoman/record/1", reader, report, actors, (), (), (encounter,), ())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encounters", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--added", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--place", default=None)
    parser.add_argument("--ledger", default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
