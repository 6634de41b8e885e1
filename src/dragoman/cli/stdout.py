"""Standard output that never shows half a record: each is one write that an interrupt waits for."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class Stdout:
    """Writes whole pieces to standard output, as UTF-8 whatever the locale says."""

    def write(self, piece: str) -> None:
        """Write one piece and flush it. Raises BrokenPipeError when nobody reads any more."""
        data = piece.encode("utf-8", "backslashreplace")
        with _interrupts_held():
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def abandon(self) -> None:
        """Point standard output at nothing, so that closing it at exit raises no second error."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C within the block takes effect after it."""
    if not hasattr(signal, "pthread_sigmask"):  # not on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
