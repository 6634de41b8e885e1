"""Lists in pages: where a page ended, as words in the address of the next."""

from __future__ import annotations

from ..errors import OptionError

PAGE = 50


def write_place(value: str, key: int) -> str:
    """Where a page ended: the value it is ordered by, and the key of its last row."""
    return f"{value}~{key}"


def read_place(after: str | None) -> tuple[str, int] | None:
    """The same read back. Raises OptionError for what no page gave."""
    if after is None:
        return None
    value, tilde, key = after.rpartition("~")
    if not tilde or not key.isascii() or not key.isdecimal() or len(key) > 18:
        raise OptionError(f"after {after[:40]!r}: is no place in this list; begin at its first page")
    return value, int(key)
