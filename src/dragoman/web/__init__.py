"""The reading room: the whole record as pages, and the same as JSON for machines.

`make_app` gives the application that `dragoman serve` runs. A page is made in three steps, each in one file: a page's
module asks the ledger and gives a `Sheet` (what to show, with which template), `serving` keeps what was drawn as long
as the ledger stays as it is, and `frame.html` puts the rest of the page around it for whoever looks.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .app import make_app
    from .house import House, open_house

__all__ = ["House", "make_app", "open_house"]

_PLACES = {"House": ".house", "make_app": ".app", "open_house": ".house"}


def __getattr__(name: str) -> Any:
    """Loaded with first use: the pages and the API take seconds, and `dragoman user` needs the desk alone."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_PLACES[name], __name__), name)
