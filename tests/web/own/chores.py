"""Jobs for a worker's process, which finds them by the name of their module."""

from __future__ import annotations

import os
import time

from dragoman.errors import OptionError


def doubled(number: int) -> int:
    return 2 * number


def process() -> int:
    return os.getpid()


def linger(seconds: float) -> None:
    time.sleep(seconds)


def break_off() -> None:
    os._exit(1)


def refuse() -> None:
    raise OptionError("That makes no sense.")


def stumble() -> None:
    raise ValueError("nobody foresaw this")
