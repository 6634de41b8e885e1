"""What was brought lies for an hour, within bounds, for whoever brought it."""

from __future__ import annotations

from functools import cache

import dragoman
from dragoman.intake import NOWHERE, Raw
from dragoman.web.own import ReadOwn
from dragoman.web.own.shelf import HOUR, Shelf

WORDS = "Canada's foreign minister met his Russian counterpart on Monday."


class Hands:
    """A clock that is turned by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@cache
def brought() -> ReadOwn:
    return ReadOwn(dragoman.read(text=WORDS), Raw(WORDS.encode(), NOWHERE, "text", "document"))


def test_it_lies_for_an_hour() -> None:
    clock = Hands()
    shelf = Shelf(clock=clock)
    id = shelf.put(brought(), None)
    clock.now = HOUR - 1
    assert shelf.get(id, None) == brought()
    clock.now = HOUR
    assert shelf.get(id, None) is None


def test_ids_are_nobodys_guess() -> None:
    shelf = Shelf()
    ids = {shelf.put(brought(), None) for _ in range(50)}
    assert len(ids) == 50
    assert min(map(len, ids)) >= 24


def test_it_is_for_whoever_brought_it() -> None:
    shelf = Shelf()
    id = shelf.put(brought(), "A. Person")
    assert shelf.get(id, "A. Person") == brought()
    assert shelf.get(id, "Another") is None
    assert shelf.get(id, None) is None


def test_the_oldest_goes_when_there_is_no_room() -> None:
    shelf = Shelf(most=2)
    first, second, third = (shelf.put(brought(), None) for _ in range(3))
    assert shelf.get(first, None) is None
    assert shelf.get(second, None) == shelf.get(third, None) == brought()


def test_bytes_are_bounded_too_and_the_newest_always_lies() -> None:
    shelf = Shelf(most_bytes=1)
    first, second = (shelf.put(brought(), None) for _ in range(2))
    assert shelf.get(first, None) is None
    assert shelf.get(second, None) == brought()
