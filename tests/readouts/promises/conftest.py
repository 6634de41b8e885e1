"""A ledger of short reports of our own writing, read by the whole path."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dragoman.ledger import View, open_view
from readouts.promises.short_reports import put_short_reports


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the ledger is; who writes to it copies it first."""
    return put_short_reports(tmp_path_factory.mktemp("promises") / "news.db")


@pytest.fixture
def view(place: str) -> Iterator[View]:
    with open_view(place) as view:
        yield view
