"""Tab-separated rows as programs of the field write them: nothing quoted, so no cell holds a tab or a line's end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def tab_line(cells: Iterable[Any], nothing: str = "") -> bytes:
    """One row; None is written as `nothing`, whatever would break the row as a blank."""
    return ("\t".join(_cell(cell, nothing) for cell in cells) + "\n").encode("utf-8", "replace")


def _cell(cell: Any, nothing: str) -> str:
    if cell is None or cell == "":
        return nothing
    return " ".join(str(cell).split()) if isinstance(cell, str) else str(cell)
