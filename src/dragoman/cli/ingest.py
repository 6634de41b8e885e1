"""`dragoman ingest`: reports into a ledger; a bar on a terminal, failures on stderr, and the account at the end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Literal

from ..errors import SourceError
from ..ledger import open_ledger
from ..ledger.account import Account
from ..ledger.ingest import Ingest
from ..ledger.work import QuickLook, Reading
from ..readouts.joining import keep_joined
from ..settings import Settings
from .collector import release_collector
from .progress import Bar, Counting

Way = Literal["", "retry", "again"]


def make_reading(settings: Settings, workers: int, *, read_all: bool) -> Reading:
    """How to read: after a quick look, or all without one."""
    return Reading(settings, workers, None if read_all else QuickLook(settings.gazetteer))


def run_ingest(sources: Sequence[str], ledger: str | None, reading: Reading, way: Way) -> int:
    """Ingest, print the account, and give the exit status: 0, 1 when inputs failed, 130 when interrupted."""
    with open_ledger(ledger) as kept, Bar(Counting(sources, reading.settings)) as bar:

        def step(account: Account, failure: SourceError | None) -> None:
            release_collector()
            bar.show(account)
            if failure is not None:
                bar.tell(f"dragoman: {failure}")

        ingest = Ingest(kept, reading, step)
        try:
            account = {"": lambda: ingest.sources(sources), "retry": ingest.retry, "again": ingest.again}[way]()
        except KeyboardInterrupt:
            bar.close()
            print(f"{ingest.account}\ninterrupted: what was done is kept, and the next run goes on from there")
            return 130
        keep_joined(kept)
    print(account)
    if account.failed:
        print("what failed: dragoman failures; try it again: dragoman ingest --retry", file=sys.stderr)
    return 1 if account.failed else 0
