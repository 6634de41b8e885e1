"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.model import Record
from made import made_record
from places import EXAMPLES, SHARED

# Where several processes share the tests a file at a time, a long one that came last would leave the others idle.
LONG_FILES = ("web/test_every_page_in_browser.py", "ledger/test_killing.py", "web/test_hostile.py", "cli/test_user.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, all else as it was found."""
    tests = Path(__file__).parent
    turns = {tests / name: turn for turn, name in enumerate(LONG_FILES)}
    items.sort(key=lambda item: turns.get(item.path, len(turns)))


@pytest.fixture(scope="session", autouse=True)
def _no_own_gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests, and the commands they start, see no table that the person who runs them keeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        patch.delenv("DRAGOMAN_GAZETTEER", raising=False)
        yield


@pytest.fixture(scope="session")
def record() -> Record:
    """A record built by hand, every noun once."""
    return made_record()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example reports."""
    return EXAMPLES


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the texts and scorers that never are in the repository."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which is not here")
    return SHARED
