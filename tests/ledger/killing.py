"""Ingests killed at random moments, or run into a full disk, held against one that nothing disturbed.

    PYTHONPATH=tests python -m ledger.killing [--kills 100] [--full-disks 20] [--seed 1] [--store sqlite]

Each try begins with an empty ledger. A process ingests; it is killed with SIGKILL at a moment drawn from the time that
an undisturbed run takes (its start, making the tables and its end among them), or the disk of the ledger has only so
much room left. Then a run is left to finish, and every row of every table and of the search index must equal the
undisturbed ledger's, but for the clock and the run (see `ledger.rows`). The process is a fork of one that has loaded
the reader, so that moments fall on the work and not on loading.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from dragoman.errors import LedgerError
from dragoman.intake import NOWHERE, read_text
from dragoman.ledger import open_ledger, open_view
from dragoman.ledger.ingest import Ingest
from dragoman.ledger.work import Reading
from dragoman.reading import pipeline_for
from dragoman.settings import Settings
from ledger.disks import ROOM, can_mount, free_bytes
from ledger.rows import all_rows
from ledger.stores_to_kill import Store, postgresql_store, sqlite_store
from postgresql import FAST, running_server, why_not

READING = Reading(Settings(event_coder="patterns"))
FULL = 75  # what a process that ran into a full disk, and said so, ends with
STORIES = (
    "Canada and Russia met on Monday in Vienna to discuss the border between the two countries. The Russian Foreign "
    "Minister said that Canada had agreed to further talks. “We spoke about fisheries,” he said.",
    "The Foreign Minister of Norway said on Tuesday that Norway will give Finland 12 patrol boats by 2023. Finland "
    "welcomed the promise. Sweden accused Norway of breaking an earlier agreement.",
    "France accused Belgium of breaking the fishing agreement and recalled its ambassador from Brussels. Belgium "
    "rejected the charge and said that it would take the case to the European Commission on Friday.",
    "Der Minister sagte am Montag in Berlin, dass die Regierung das Abkommen mit Frankreich nicht kündigen werde.",
    "Japan and South Korea signed an agreement on trade in Tokyo on Wednesday. China criticised the agreement and said "
    "that it would impose sanctions on both countries.",
    "Turkey and Greece held talks in Athens on the margins of a conference. Greece called the talks frank. Turkey said "
    "that it had proposed another meeting in Ankara in May.",
)


def make_source(folder: Path) -> Path:
    """Reports of every fate: stories, copies of them in other papers, another language, a line that holds nothing."""
    rows: list[dict[str, Any]] = []
    for n, text in enumerate(STORIES):
        rows.append({"id": f"{n}", "text": text, "published": f"2021-03-0{n + 1}", "publisher": "The Daily"})
        rows.append({"id": f"{n}-copy", "text": text, "published": f"2021-03-0{n + 1}", "publisher": "The Evening"})
    rows.insert(5, {"id": "empty"})
    rows.append(rows[0])
    path = folder / "reports.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@dataclass
class Tally:
    """What the tries met."""

    tries: int = 0
    cut_short: int = 0
    reports_left: list[int] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        left = sorted(self.reports_left)
        spread = f"left {left[0]} to {left[-1]} reports behind, {len(set(left))} different counts" if left else "none"
        return f"{self.tries} tries, {self.cut_short} cut short ({spread}); {len(self.differing)} differ in the end"


def ingest(place: str, source: Path) -> None:
    with open_ledger(place) as ledger:
        Ingest(ledger, READING).sources([str(source), str(source.with_name("nowhere.txt"))])


def forked(work: Callable[[], None]) -> int:
    """The id of a process that does this work and ends: 0 done, FULL when the ledger said that its disk is full."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        work()
        status = 0
    except LedgerError as error:
        status = FULL if "full" in str(error) or "out of room" in str(error) else 2
        if status == 2:
            print(error, file=sys.stderr)
    except BaseException as error:
        print(repr(error), file=sys.stderr)
    finally:
        os._exit(status)


def ended(process: int) -> int:
    """Its exit status, negative for the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def undisturbed(store: Store, source: Path) -> tuple[dict[str, Any], float]:
    """The rows that every other run must end with, and the seconds it took."""
    place = store.new()
    begun = time.perf_counter()
    assert ended(forked(lambda: ingest(place, source))) == 0
    return rows_of(place), time.perf_counter() - begun


def rows_of(place: str) -> dict[str, Any]:
    with open_view(place) as view:
        return all_rows(view)


def kill(store: Store, source: Path, expected: dict[str, Any], moment: float, tally: Tally) -> None:
    """One try: killed after so many seconds, then run to the end."""
    place = store.new()
    process = forked(lambda: ingest(place, source))
    time.sleep(moment)
    os.kill(process, signal.SIGKILL)
    was_killed = ended(process) == -signal.SIGKILL
    finish(place, source, expected, was_killed, tally)


def fill(store: Store, source: Path, expected: dict[str, Any], room: int, tally: Tally) -> None:
    """One try: the disk holds so many bytes more, then there is room again."""
    with store.full(room) as (place, _, make_room):
        status = ended(forked(lambda: ingest(place, source)))
        if status not in (0, FULL):
            tally.differing.append(f"{store.name}: ended with {status} and did not say that the disk is full")
        make_room()
        finish(place, source, expected, status != 0, tally)


def finish(place: str, source: Path, expected: dict[str, Any], was_cut_short: bool, tally: Tally) -> None:
    tally.tries += 1
    tally.cut_short += was_cut_short
    if was_cut_short:
        tally.reports_left.append(reports_in(place))
    if (status := ended(forked(lambda: ingest(place, source)))) != 0:
        tally.differing.append(f"{place}: the next run ended with {status}")
        return
    rows = rows_of(place)
    tables = [name for name in expected if rows[name] != expected[name]]
    if tables:
        tally.differing.append(f"{place}: {', '.join(tables)}")


def reports_in(place: str) -> int:
    """How many whole reports were left behind; none where the tables were not made yet."""
    try:
        with open_view(place) as view:
            return view.counts()["reports"]
    except LedgerError:
        return 0


def warm_up() -> None:
    """Load the reader and what makes tables, so that every fork has them."""
    import_module("alembic.command")
    pipeline_for(READING.settings).read(read_text(STORIES[0], NOWHERE, READING.settings))


def try_store(store: Store, source: Path, kills: int, full_disks: int, draw: random.Random) -> list[str]:
    """Both kinds of tries; what differed."""
    expected, seconds = undisturbed(store, source)
    killed, filled = Tally(), Tally()
    for _ in range(kills):
        kill(store, source, expected, draw.uniform(0, seconds), killed)
    print(f"{store.name}: killed: {killed}", flush=True)
    if full_disks:
        empty, needed = room_needed(store, source)
        # Most of the room goes to the first report, which begins every table and index, so half leave more than that.
        late = needed - (needed - empty) // 6
        stretches = (4096, empty), (late, needed), (empty, needed), (late, needed)
        for n in range(full_disks):
            fill(store, source, expected, draw.randrange(*stretches[n % 4]), filled)
        print(f"{store.name}: full disk: {filled}", flush=True)
    return killed.differing + filled.differing


def room_needed(store: Store, source: Path) -> tuple[int, int]:
    """The bytes of disk that an empty ledger takes, and those that an undisturbed run does."""
    with store.full(ROOM // 2) as (place, disk, _):
        before = free_bytes(disk)
        with open_ledger(place) as ledger:
            made = free_bytes(disk)
            Ingest(ledger, READING).sources([str(source)])
            return before - made, before - free_bytes(disk)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--full-disks", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--store", choices=["sqlite", "postgresql"])
    options = parser.parse_args()
    warm_up()
    full_disks = options.full_disks if can_mount() else 0
    if full_disks < options.full_disks:
        print("no disks are filled: that needs root and the right to mount")
    differing: list[str] = []
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.chmod(folder, 0o755)
        source = make_source(Path(folder))
        stores = []
        if options.store != "postgresql":
            stores.append(sqlite_store(Path(folder)))
        if options.store != "sqlite" and (reason := why_not()):
            print(reason)
        elif options.store != "sqlite":
            stores.append(postgresql_store(stack.enter_context(running_server(FAST)), Path(folder)))
        for store in stores:
            differing += try_store(store, source, options.kills, full_disks, random.Random(options.seed))
    print("\n".join(differing) or "every ledger equals the undisturbed one, row for row")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
