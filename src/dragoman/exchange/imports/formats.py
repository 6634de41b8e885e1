"""The formats that come in, by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from ...errors import OptionError, SourceError
from .claims import fits
from .gdelt import GDELT_1, GDELT_1_HISTORICAL, GDELT_2
from .icews import icews
from .layout import Incoming
from .mentions import MENTIONS
from .petrarch import PETRARCH, PETRARCH_URL
from .phoenix import PHOENIX
from .polecat import polecat


@cache
def incoming_formats() -> tuple[Incoming, ...]:
    """Every format that comes in, but for CSV of your own."""
    gdelt = (GDELT_2, GDELT_1, GDELT_1_HISTORICAL, MENTIONS)
    return (*gdelt, icews(), polecat(), PHOENIX, PETRARCH, PETRARCH_URL)


def incoming_format(name: str) -> Incoming:
    """The format of this name. Raises OptionError when there is none."""
    for format in incoming_formats():
        if format.name == name:
            return format
    known = ", ".join(one.name for one in incoming_formats())
    raise OptionError(f"--format {name}: no such format; there are {known}")


def guessed_format(name: str, lines: Sequence[str]) -> Incoming:
    """The one format that a file's first lines fit. Raises SourceError when it is none, or several."""
    found = [format for format in incoming_formats() if fits(lines, format)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise SourceError(
            f"{name} line 1", "fits none of the formats that can be imported; --mapping tells of your own"
        )
    raise SourceError(name, f"may be {' or '.join(one.name for one in found)}; say which with --format")
