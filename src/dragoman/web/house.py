"""What the pages are served from: one ledger, opened to be looked into, and the choices it is served with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from ..ledger import View, open_view
from ..settings import Settings
from .desk import Reception, open_desk
from .desk.known import Known
from .desk.rates import Bounds, Rates
from .kept_pages import KeptPages
from .stamp import Stamper

LOOPBACK_HOSTS = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class House:
    """One ledger being served.

    `place` names the ledger as `--ledger` does (None: what the environment says). `hosts` are the names under which it
    may be asked for: anything else is refused, so that no page from elsewhere reads it through a name of its own.
    `reception` knows who may come in.
    """

    place: str | None
    view: View
    stamper: Stamper
    reception: Reception
    settings: Settings = field(default_factory=Settings)
    hosts: tuple[str, ...] = LOOPBACK_HOSTS
    pages: KeptPages = field(default_factory=KeptPages)

    def stamp(self) -> str:
        """The ledger's state as one word: it changes with whatever anybody writes."""
        return self.stamper.stamp()


@contextmanager
def open_house(
    place: str | None = None,
    settings: Settings | None = None,
    hosts: tuple[str, ...] = LOOPBACK_HOSTS,
    desk: str | None = None,
    bounds: Bounds | None = None,
) -> Iterator[House]:
    """A ledger opened for serving, open to all when it is asked for by names of loopback alone.

    Raises LedgerError when it cannot be opened.
    """
    with open_view(place) as view, Stamper(view) as stamper, open_desk(place, desk) as kept:
        reception = Reception(kept, Known(kept), Rates(bounds), set(hosts) <= set(LOOPBACK_HOSTS))
        yield House(place, view, stamper, reception, settings or Settings(), hosts)
