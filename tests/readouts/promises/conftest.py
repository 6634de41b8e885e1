"""A ledger of short reports of our own writing, read by the whole path."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.intake import NOWHERE, read_text
from dragoman.ledger import View, open_ledger, open_view
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings

REPORTS = (
    ("2021-03-01", "Canada pledged to provide $20 million in aid for water pumps to Mali."),
    ("2021-03-01", "Norway and Finland agreed to stay in touch."),
    ("2021-03-02", "Sweden promised to reopen the embassy in Chad by May 2021."),
    ("2021-03-09", "In Toronto, Canada pledged again to provide aid for water pumps to Mali."),
    ("2021-03-20", "The foreign minister of Norway met the foreign minister of Finland in Oslo on March 19, 2021."),
    ("2021-04-01", "Canada provided Mali with $20 million in aid for water pumps."),
    ("2021-04-02", "Canada provided Peru with $3 million in aid for schools."),
)


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the ledger is; who writes to it copies it first."""
    place: Path = tmp_path_factory.mktemp("promises") / "news.db"
    pipeline = Pipeline()
    with open_ledger(str(place)) as ledger:
        for day, text in REPORTS:
            report = read_text(text, NOWHERE, Settings(), title="Notes", published=day, language="en")
            ledger.add(pipeline.read(report))
    return str(place)


@pytest.fixture
def view(place: str) -> Iterator[View]:
    with open_view(place) as view:
        yield view
