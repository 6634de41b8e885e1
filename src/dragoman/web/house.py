"""What the pages are served from: one ledger, opened to be looked into, and the choices it is served with."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import LedgerError
from ..ledger import View, open_view
from ..settings import Settings
from .desk import Desk, Reception, open_desk
from .desk.known import Known
from .desk.rates import Bounds, Rates
from .kept_pages import KeptPages
from .kept_values import KeptValues

_LOG = logging.getLogger("dragoman.web")
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
    reception: Reception
    settings: Settings = field(default_factory=Settings)
    hosts: tuple[str, ...] = LOOPBACK_HOSTS
    pages: KeptPages = field(default_factory=KeptPages)
    kept: KeptValues = field(default_factory=KeptValues)

    def stamp(self) -> str:
        """The ledger's state as one word: it changes with whatever anybody writes."""
        return self.view.stamp()


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
    is_open = set(hosts) <= set(LOOPBACK_HOSTS)
    with open_view(place) as view, _open_desk(place, desk, is_open) as kept:
        reception = Reception(kept, Known(kept), Rates(bounds), is_open)
        yield House(place, view, reception, settings or Settings(), hosts)


@contextmanager
def _open_desk(place: str | None, named: str | None, is_open: bool) -> Iterator[Desk]:
    """The desk; where nothing may be written and all may read, an empty one that is gone afterwards."""
    with ExitStack() as stack:
        try:
            desk = open_desk(place, named)
        except LedgerError as error:
            if named is not None or not is_open:
                raise
            _LOG.warning("nobody can log in: %s", error)
            desk = open_desk(None, str(Path(stack.enter_context(TemporaryDirectory())) / "desk.db"))
        yield stack.enter_context(desk)
