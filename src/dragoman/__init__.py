"""Dragoman reads what is reported of diplomacy and keeps a cited record of relations between states.

    import dragoman
    record = dragoman.read("story.html")
    record.events[0].why, record.text(record.events[0].trigger)

Nothing heavy is imported before it is needed: the language model loads with the first report read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import DataError, DragomanError, ModelError, OptionError, SourceError
from .version import __version__

if TYPE_CHECKING:
    from .model import Record, Report
    from .pipeline import Pipeline
    from .reading import read, read_all
    from .settings import Settings

__all__ = [
    "DataError",
    "DragomanError",
    "ModelError",
    "OptionError",
    "Pipeline",
    "Record",
    "Report",
    "Settings",
    "SourceError",
    "__version__",
    "read",
    "read_all",
]

_LIVES_IN = {
    "Pipeline": "pipeline",
    "Record": "model",
    "Report": "model",
    "Settings": "settings",
    "read": "reading",
    "read_all": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _LIVES_IN:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_LIVES_IN[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__
