"""A bar on standard error while reports come in, when that is a terminal: rate, time left, what became of them."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from ..intake import find_sources
from ..intake.fetch import Homebody
from ..ledger.account import Account
from ..settings import Settings


class Counting:
    """Counts what local sources hold, beside the work, so that the time left can be told. Others are not counted."""

    def __init__(self, sources: Sequence[str], settings: Settings) -> None:
        self.total: int | None = None
        self._sources, self._settings = sources, settings
        self._is_over = False

    def start(self) -> None:
        if self._sources and not any(source == "-" or "://" in source for source in self._sources):
            threading.Thread(target=self._count, daemon=True).start()

    def stop(self) -> None:
        self._is_over = True

    def _count(self) -> None:
        count = 0
        # A feed or sitemap that lies here names pages that do not: to count is no reason to fetch.
        for _ in find_sources(self._sources, self._settings, Homebody()):
            if self._is_over:
                return
            count += 1
        self.total = count


class Bar:
    """The bar; where standard error is no terminal, it shows nothing and only tells."""

    def __init__(self, counting: Counting) -> None:
        self._counting = counting
        self._progress: Progress | None = None
        if sys.stderr.isatty():
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
            )
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task("reading", total=None, rate="")

    def __enter__(self) -> Self:
        if self._progress:
            self._counting.start()
            self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._counting.stop()
        if self._progress:
            self._progress.stop()

    def show(self, account: Account) -> None:
        """Where the run stands."""
        if self._progress is None:
            return
        unread = account.not_news + account.not_english
        words = f"read {account.read:,}  known {account.known:,}  unread {unread:,}  failed {account.failed:,}"
        speed = self._progress.tasks[self._task].speed
        rate = f"{speed:.1f}/s" if speed else ""
        self._progress.update(
            self._task, completed=account.seen, total=self._counting.total, description=words, rate=rate
        )

    def tell(self, words: str) -> None:
        """A line that stays, above the bar."""
        if self._progress is None:
            print(words, file=sys.stderr, flush=True)
        else:
            self._progress.console.print(Text(words), soft_wrap=True)
