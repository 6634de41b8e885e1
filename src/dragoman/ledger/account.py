"""What became of everything that a run saw. It adds up at any moment, also of a run that was cut short."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Literal

from sqlalchemy import insert, update
from sqlalchemy.engine import Connection

from ..version import __version__
from . import tables as t
from .forms import now
from .raws import next_key

Outcome = Literal["read", "known", "not_news", "not_english", "failed"]


@dataclass(slots=True)
class Account:
    """How many reports were read, known already, no news, not in English, or failed."""

    read: int = 0
    known: int = 0
    not_news: int = 0
    not_english: int = 0
    failed: int = 0

    @property
    def seen(self) -> int:
        return self.read + self.known + self.not_news + self.not_english + self.failed

    def count(self, outcome: Outcome) -> None:
        setattr(self, outcome, getattr(self, outcome) + 1)

    def cells(self) -> dict[str, int]:
        """The columns of `runs`."""
        return {"seen": self.seen, **asdict(self)}

    def __str__(self) -> str:
        parts = [f"read {self.read:,}", f"already known {self.known:,}", f"not news {self.not_news:,}"]
        parts += [f"not English {self.not_english:,}", f"failed {self.failed:,}"]
        return f"seen {self.seen:,} = {' + '.join(parts)}"


def open_run(connection: Connection, command: str) -> int:
    """A new run's key."""
    key = next_key(connection, t.runs)
    row = {"key": key, "command": command, "version": __version__, "at": now(), **Account().cells()}
    connection.execute(insert(t.runs).values(row))
    return key


def keep_account(connection: Connection, run: int, account: Account, *, ended: bool = False) -> None:
    """Write down where a run stands; with `ended`, that it came to its end."""
    cells: dict[str, object] = {**account.cells()}
    if ended:
        cells["ended"] = now()
    connection.execute(update(t.runs).where(t.runs.c.key == run).values(cells))
