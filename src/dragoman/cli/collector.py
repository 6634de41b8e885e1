"""The garbage collector, held while a command starts.

What loads then stays for good: searching it for garbage takes a tenth of the start. It is held by its threshold and
not by `gc.disable`, for the library that reads spaCy's files (srsly) turns the collector on again with each of them.
"""

from __future__ import annotations

import gc

_USUAL = gc.get_threshold()


def hold_collector() -> None:
    """Collect nothing from now on."""
    gc.set_threshold(0)


def release_collector() -> None:
    """Collect as usual from now on, with all that was loaded so far left out of the search."""
    if gc.get_threshold()[0] == 0:
        gc.freeze()
        gc.set_threshold(*_USUAL)
