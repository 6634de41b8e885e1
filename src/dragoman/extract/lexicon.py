"""The word lists of this room, read once from `data/`."""

from __future__ import annotations

from functools import cache
from typing import Any

from ..text.words import read_words


@cache
def load_words(name: str) -> dict[str, Any]:
    """The table `data/<name>.yaml`."""
    loaded: dict[str, Any] = read_words(__package__, name)
    return loaded
