"""What a call costs, whatever else the process is at."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import thread_time


def cost(call: Callable[[], object]) -> float:
    """Seconds of the processor that `call` takes in this thread.

    Neither threads of servers that other tests started nor the collecting of what they left behind is counted: a full
    collection over parsers and gazetteers costs a second by itself, whoever happens to set it off.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        begun = thread_time()
        call()
        return thread_time() - begun
    finally:
        if collects:
            gc.enable()
