"""What the pages are served from: one ledger, opened to be looked into, and the choices it is served with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..ledger import View, open_view
from ..settings import Settings
from .kept_pages import KeptPages
from .stamp import Stamper
from .summaries import Summaries


@dataclass(frozen=True, slots=True)
class House:
    """One ledger being served.

    `place` names the ledger as `--ledger` does (None: what the environment says). `hosts` are the names under which it
    may be asked for: anything else is refused, so that no page from elsewhere reads it through a name of its own.
    """

    place: str | None
    view: View
    stamper: Stamper
    settings: Settings = field(default_factory=Settings)
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    pages: KeptPages = field(default_factory=KeptPages)
    summaries: Summaries = field(default_factory=Summaries)

    def stamp(self) -> str:
        """The ledger's state as one word: it changes with whatever anybody writes."""
        return self.stamper.stamp()


@contextmanager
def open_house(
    place: str | None = None, settings: Settings | None = None, hosts: tuple[str, ...] | None = None
) -> Iterator[House]:
    """A ledger opened for serving. Raises LedgerError when it cannot be."""
    with open_view(place) as view, Stamper(view) as stamper:
        house = House(place, view, stamper, settings or Settings())
        yield house if hosts is None else House(place, view, stamper, house.settings, hosts)
