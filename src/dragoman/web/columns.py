"""The columns of a comparison: what heads each, where its report can be read, and the colour of its side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    """A column for each key of the sheet; `addresses` are those of the accounts' reports."""
    known = zip((account.key for account in accounts), addresses, strict=True)
    return columns_named(sheet, {key: address for key, address in known if address})


def columns_named(sheet: Sheet, addresses: Mapping[str, str]) -> tuple[Column, ...]:
    """The same by the addresses of those columns whose report can be read."""
    return tuple(Column(key, key, addresses.get(key), SIDES[at % len(SIDES)]) for at, key in enumerate(sheet.keys))
