"""How records are laid out on standard output: one class a format."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Protocol

from ..exchange import record_to_json
from ..model import Record
from .stdout import Stdout


class Printer(Protocol):
    """Prints records one by one; `close` ends the document, also after an interrupt."""

    def print(self, record: Record) -> None: ...

    def close(self) -> None: ...


def open_printer(output_format: str, stdout: Stdout, *, is_list: bool) -> Printer:
    """The printer of a format. `is_list` says that several inputs were named, so JSON is an array."""
    if output_format == "json":
        return JsonPrinter(stdout, is_list)
    if output_format == "jsonl":
        return JsonLinesPrinter(stdout)
    return PagePrinter(stdout)


@dataclass(slots=True)
class JsonLinesPrinter:
    """One record a line."""

    stdout: Stdout

    def print(self, record: Record) -> None:
        self.stdout.write(record_to_json(record) + "\n")

    def close(self) -> None:
        """A line is whole when it is written: nothing is left to end."""


@dataclass(slots=True)
class JsonPrinter:
    """One record as an object, several as an array.

    Whether one input holds several reports shows only when the second comes, so the first is held back.
    """

    stdout: Stdout
    is_list: bool
    held: str | None = None
    is_open: bool = False

    def print(self, record: Record) -> None:
        text = record_to_json(record, indent=2)
        if self.held is None and not self.is_open and not self.is_list:
            self.held = text
            return
        if self.held is not None:
            self._write_item(self.held)
            self.held = None
        self._write_item(text)

    def _write_item(self, text: str) -> None:
        self.stdout.write((",\n" if self.is_open else "[\n") + text)
        self.is_open = True

    def close(self) -> None:
        if self.held is not None:
            self.stdout.write(self.held + "\n")
        elif self.is_open:
            self.stdout.write("\n]\n")
        elif self.is_list:
            self.stdout.write("[]\n")


class PagePrinter:
    """A page for people: as wide as the terminal, coloured only there."""

    def __init__(self, stdout: Stdout) -> None:
        from .page import PageStyle, draw_page

        self._stdout = stdout
        self._draw = draw_page
        self._style = PageStyle.for_terminal(sys.stdout)
        self._count = 0

    def print(self, record: Record) -> None:
        page = self._draw(record, self._style)
        self._stdout.write(("\n\n" if self._count else "") + page)
        self._count += 1

    def close(self) -> None:
        """A page is whole when it is written: nothing is left to end."""
