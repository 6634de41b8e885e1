"""Loading the learned models while something else is waited for: most of it is done outside Python, on another core."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Thread

from ..errors import DragomanError


def warm(*loads: Callable[[], object]) -> None:
    """Begin to load what will be needed, one after the other, in a thread that no one waits for."""
    Thread(target=_load, args=loads, daemon=True).start()


def _load(*loads: Callable[[], object]) -> None:
    with suppress(DragomanError):  # who needs the model tells what is wrong with it
        for load in loads:
            load()
