"""The two real readouts of one call, read once."""

from __future__ import annotations

import pytest

from dragoman.model import Record
from dragoman.reading import read
from dragoman.readouts.accounts import Comparison, Telling, compare_accounts, find_common
from dragoman.readouts.publishers import side_of
from places import EXAMPLES


@pytest.fixture(scope="session")
def call() -> list[Record]:
    """The White House's and the Kremlin's readout of 7 December 2021."""
    names = ("2021-12-07-white-house.txt", "2021-12-07-kremlin.txt")
    return [read(EXAMPLES / "readouts" / name) for name in names]


@pytest.fixture(scope="session")
def comparison(call: list[Record]) -> Comparison:
    encounters = find_common(call)
    return compare_accounts([Telling(r, e, side_of(r.report)) for r, e in zip(call, encounters, strict=True)])
