"""The reading room served for real, on loopback, over a ledger of the example reports."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Browser

from dragoman.ledger import open_ledger
from dragoman.reading import read_all
from dragoman.readouts.joining import keep_joined
from places import EXAMPLES
from readouts.promises.short_reports import put_short_reports
from web.browsing import chromium
from web.people import GENEROUS, copied, let_in
from web.serving import Served, serving


@pytest.fixture(scope="session")
def example_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with the example reports, read and joined."""
    place = tmp_path_factory.mktemp("served") / "news.db"
    sources = [str(EXAMPLES / name) for name in ("news-page.html", "pasted-story.txt", "wire.jsonl", "readouts")]
    with open_ledger(place) as ledger:
        for record in read_all([*sources, *map(str, sorted(EXAMPLES.glob("readout-*.txt")))]):
            if not isinstance(record, Exception) and record.report.is_read:
                ledger.add(record)
        keep_joined(ledger)
    return place


@pytest.fixture(scope="session")
def served(example_ledger: Path) -> Iterator[Served]:
    """The reading room open on loopback, nobody logged in."""
    with serving(example_ledger) as opened:
        yield opened


@pytest.fixture(scope="session")
def served_promises(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A reading room over short reports of promises and of what came of them."""
    with serving(put_short_reports(tmp_path_factory.mktemp("promises") / "news.db")) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=served.address, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="session")
def served_with_desk(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A copy of the ledger that may be written to, served on loopback, with one account for each role."""
    place = copied(example_ledger, tmp_path_factory.mktemp("desk") / "news.db")
    with serving(place, bounds=GENEROUS) as opened:
        let_in(opened.house.reception.desk)
        yield opened


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened
