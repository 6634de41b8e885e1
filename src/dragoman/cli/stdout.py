"""Standard output that never shows half a record: an interrupt waits until a piece is written."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Stdout:
    """Writes whole pieces to standard output, as UTF-8 whatever the locale says."""

    def write(self, piece: str) -> None:
        """Write one piece, to the end. Raises BrokenPipeError when nobody reads any more."""
        data = piece.encode("utf-8", "backslashreplace")
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    def abandon(self) -> None:
        """Point standard output at nothing, so that closing it at exit raises no second error."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C within the block takes effect after it.

    The handler is exchanged rather than the signal masked: a mask holds for one thread, and a thread of the
    numerical libraries would still take the signal and have it handled here.
    """
    before = signal.getsignal(signal.SIGINT)
    if not callable(before) or threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
