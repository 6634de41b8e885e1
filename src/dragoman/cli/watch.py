"""`dragoman watch`: feeds into a ledger, a line for each feed that had something new, and the accounts at the end."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import FrameType

from ..errors import SourceError
from ..ledger import open_ledger
from ..ledger.ingest import Ingest
from ..ledger.place import Place
from ..ledger.work import Reading
from ..readouts.joining import keep_joined
from ..watch import Account, SqliteMemory, WatchedFeed, Watcher, read_feeds_file


def run_watch(feeds: Path, ledger: str | None, memory: Path | None, once: bool, reading: Reading) -> int:
    """Watch, print the accounts, and give the exit status: 0, 1 when something failed, 130 when interrupted."""
    file = read_feeds_file(feeds)
    signal.signal(signal.SIGTERM, _interrupt)
    with open_ledger(ledger) as kept:
        remembered = memory or _memory_beside(kept.writer.place, feeds)
        ingest = Ingest(kept, reading, lambda account, failure: _tell_failure(failure))
        with SqliteMemory(remembered) as memory_file, ingest.one_by_one(f"watch {feeds}") as take:
            watcher = Watcher(
                file,
                memory_file,
                sink=lambda raw: take(raw, raw.where),
                complain=_tell_failure,
                # `https://example.org/feed item 3` is tried again with its feed.
                give_up=lambda error: take(error, error.where.partition(" ")[0]),
                settings=reading.settings,
                tell=_tell_news,
            )
            status = _go_round(watcher, once)
        keep_joined(kept)
    print(f"{watcher.account.sentence()}\n{ingest.account}")
    failed = watcher.account.unread + watcher.account.put_off + ingest.account.failed
    return status or (1 if failed else 0)


def _go_round(watcher: Watcher, once: bool) -> int:
    try:
        if once:
            watcher.run_once()
        else:
            watcher.run()
    except KeyboardInterrupt:
        return 130
    return 0


def _memory_beside(place: Place, feeds: Path) -> Path:
    """A memory belongs to a ledger: what one has taken, another has not."""
    beside = place.path or feeds
    return beside.with_name(f"{beside.stem}.watch.db")


def _tell_failure(failure: SourceError | None) -> None:
    if failure is not None:
        print(f"dragoman: {failure}", file=sys.stderr, flush=True)


def _tell_news(feed: WatchedFeed, account: Account) -> None:
    if account.taken:
        print(f"{feed.name}: {account.taken} new", file=sys.stderr, flush=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """What stops services asks politely, too."""
    raise KeyboardInterrupt
