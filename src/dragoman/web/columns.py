"""The columns of a comparison: what heads each, where its report can be read, and the colour of its side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..readouts.accounts import SideAccount
from ..readouts.accounts.sheet import Sheet

SIDES = ("side-a", "side-b", "side-c")


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the account's in the Sheet, `name` heads it, `report` is the address of its reading view, if it has one.

    `side` is the class that gives the column its colour; the name, not the colour, tells whose it is.
    """

    key: str
    name: str
    report: str | None
    side: str


def columns_of(sheet: Sheet, accounts: Sequence[SideAccount], addresses: Sequence[str | None]) -> tuple[Column, ...]:
    """A column for each key of the sheet; `accounts` and `addresses` are those of its first columns."""
    known = dict(zip((account.key for account in accounts), addresses, strict=False))
    if set(sheet.keys).isdisjoint(known) and addresses:
        # A side over time has the columns "now" and "earlier": only the first is a report's own.
        known = {sheet.keys[0]: addresses[0]}
    return tuple(Column(key, key, known.get(key), SIDES[at % len(SIDES)]) for at, key in enumerate(sheet.keys))
