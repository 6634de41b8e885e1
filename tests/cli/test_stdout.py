"""An interrupt waits until a piece is written."""

from __future__ import annotations

import signal

import pytest

from dragoman.cli.stdout import interrupts_held


def test_an_interrupt_within_takes_effect_after() -> None:
    done = []

    def interrupted() -> None:
        with interrupts_held():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest of the block")

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert done


def test_without_an_interrupt_nothing_happens() -> None:
    before = signal.getsignal(signal.SIGINT)
    with interrupts_held():
        pass
    assert signal.getsignal(signal.SIGINT) is before
