"""The ways in: a ledger to read and add to, or a view alone."""

from __future__ import annotations

from pathlib import Path

from ..intake import Raw
from ..model import Record
from .corrections.corrector import Corrector
from .place import Place, chosen_place, find_place
from .records import Kept
from .view import View
from .writer import Writer


class Ledger(View):
    """A View that also takes records: what it adds, it adds through a Writer of its own."""

    def __init__(self, place: Place) -> None:
        self.writer = Writer(place)
        try:
            super().__init__(place)
        except BaseException:
            self.writer.close()
            raise

    def close(self) -> None:
        super().close()
        self.writer.close()

    @property
    def corrector(self) -> Corrector:
        """What takes people's corrections."""
        return Corrector(self.writer)

    def add(self, record: Record, raw: Raw | None = None) -> Kept:
        """Keep a record, as `Writer.add` does."""
        return self.writer.add(record, raw)


def open_ledger(place: str | Path | None = None) -> Ledger:
    """The ledger at a path, `sqlite:///…` or `postgresql://…`, made where there is none.

    Without a place it is what DRAGOMAN_LEDGER names, else `news.db`. Raises LedgerError when it cannot be opened.
    """
    return Ledger(find_place(chosen_place(place)))


def open_view(place: str | Path | None = None) -> View:
    """The same, to look into only: what is not there is not made."""
    return View(find_place(chosen_place(place)))


def open_writer(place: str | Path | None = None) -> Writer:
    """The same, to write to only."""
    return Writer(find_place(chosen_place(place)))
