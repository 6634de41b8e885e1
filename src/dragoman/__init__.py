"""Dragoman reads what is reported of diplomacy and keeps a cited record of relations between states.

    import dragoman
    record = dragoman.read("story.html")
    record.events[0].why, record.text(record.events[0].trigger)
    with dragoman.open("news.db") as ledger:
        ledger.add(record)
        ledger.events(actor="CAN", recipient="RUS", since="2014").first(10)

Nothing heavy is imported before it is needed: the language model loads with the first report read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import DataError, DragomanError, LedgerError, ModelError, OptionError, SourceError
from .version import __version__

if TYPE_CHECKING:
    from .ledger import Ledger
    from .ledger import open_ledger as open
    from .model import Record, Report
    from .pipeline import Pipeline
    from .reading import read, read_all
    from .settings import Settings

__all__ = [
    "DataError",
    "DragomanError",
    "Ledger",
    "LedgerError",
    "ModelError",
    "OptionError",
    "Pipeline",
    "Record",
    "Report",
    "Settings",
    "SourceError",
    "__version__",
    "open",
    "read",
    "read_all",
]

_LIVES_IN = {
    "Ledger": ("ledger", "Ledger"),
    "Pipeline": ("pipeline", "Pipeline"),
    "Record": ("model", "Record"),
    "Report": ("model", "Report"),
    "Settings": ("settings", "Settings"),
    "open": ("ledger", "open_ledger"),
    "read": ("reading", "read"),
    "read_all": ("reading", "read_all"),
}


def __getattr__(name: str) -> Any:
    if name not in _LIVES_IN:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    room, inside = _LIVES_IN[name]
    return getattr(import_module(f".{room}", __name__), inside)


def __dir__() -> list[str]:
    return __all__
