"""What the first page would have to wait for, loaded while nobody asks yet."""

from __future__ import annotations

from threading import Thread

from ..relations.pages import get_ready
from .atlas import shapes
from .chart_script import chart_script


def ready_soon() -> Thread:
    """Begin to load the libraries of series, the script of charts and the map; whoever asks meanwhile is answered."""
    thread = Thread(target=_load, name="getting ready", daemon=True)
    thread.start()
    return thread


def _load() -> None:
    chart_script()
    shapes()
    get_ready()
