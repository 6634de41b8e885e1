"""Fixtures that several rooms' tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model import Record
from made import made_record
from places import EXAMPLES, SHARED


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
