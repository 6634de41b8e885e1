"""Rows that come page by page: nothing is asked before the first is wanted, and no more than a page is held.

Pages follow on by day and key, not by counting rows, so a page costs the same at the end of a million as at the
start, and rows that are written meanwhile neither shift nor repeat any.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, and_, or_
from sqlalchemy.engine import Connection, Row

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

PAGE = 500
# Who wants columns wants many: fewer questions then.
BATCH = 4_000

T = TypeVar("T")

# Day and key of the last row seen, None before the first: what a walk goes on from. (Actors' "day" is a number.)
Stood = tuple[str | int, int]
After = Stood | None
# Rows, and where each of them stands.
Page = tuple[list[T], list[Stood]]

# From the rows of one page to what is given back for each, with what further rows that takes.
Draw = Callable[[Connection, Sequence[Row[Any]]], list[T]]


@dataclass(frozen=True, slots=True)
class Walk:
    """The way along the matches: `keys` selects `day` and `key` of each, once; `rows` the rest for some keys."""

    keys: Select[Any]
    day: ColumnElement[Any]
    key: ColumnElement[int]


@dataclass(frozen=True, slots=True)
class Selection(Generic[T]):
    """The answers to one question, oldest day first (`newest_first` turns that round), then in the order they came.

    Iterate over it as often as you like; each time it asks anew.
    """

    pages: Callable[[Walk, After, int, bool], Iterator[Page[T]]]
    walk: Walk
    shape: type[T]
    is_newest_first: bool = False
    most: int | None = None

    def __iter__(self) -> Iterator[T]:
        return self._rows(PAGE)

    def _rows(self, page: int) -> Iterator[T]:
        size = page if self.most is None else min(page, self.most)
        rows = (row for page, _ in self.pages(self.walk, None, size, self.is_newest_first) for row in page)
        return islice(rows, self.most)

    def page(self, size: int, after: After = None) -> tuple[list[T], After]:
        """The next `size` answers after those that ended at `after`, and where these end: None when none follow."""
        rows, places = next(self.pages(self.walk, after, size + 1, self.is_newest_first), ([], []))
        return rows[:size], places[size - 1] if len(rows) > size else None

    def batches(self, size: int = BATCH) -> Iterator[pyarrow.RecordBatch]:
        """The answers as Arrow record batches of `size` rows; no more than two such batches are held at a time."""
        from .out import batches

        return batches(self._rows(min(max(size, 1), BATCH)), self.shape, size)

    def to_arrow(self) -> pyarrow.Table:
        """The answers as an Arrow table; docs/search.md lists its columns."""
        from .out import to_arrow

        return to_arrow(self._rows(BATCH), self.shape, BATCH)

    def to_polars(self) -> polars.DataFrame:
        """The same as a Polars frame. Raises OptionError when Polars is not installed."""
        from .out import to_polars

        return to_polars(self._rows(BATCH), self.shape, BATCH)

    def to_pandas(self) -> pandas.DataFrame:
        """The same as a pandas frame. Raises OptionError when pandas is not installed."""
        from .out import to_pandas

        return to_pandas(self._rows(BATCH), self.shape, BATCH)

    def first(self, count: int) -> list[T]:
        """The first `count` at most."""
        return list(self.limit(count))

    def limit(self, most: int) -> Selection[T]:
        """The same question, with no more than `most` answers."""
        return replace(self, most=most if self.most is None else min(most, self.most))

    def last_come_first(self) -> Selection[T]:
        """The same question, answered in the order in which the reports came, backwards, whatever days they tell of."""
        return replace(self, walk=replace(self.walk, day=self.walk.key), is_newest_first=True)

    def newest_first(self) -> Selection[T]:
        """The same question, answered from the last day backwards."""
        return replace(self, is_newest_first=True)


def next_page(walk: Walk, after: After, size: int, is_newest_first: bool) -> Select[Any]:
    """The keys of the page that follows the day and key of the last row."""
    query = walk.keys
    if after is not None:
        query = query.where(_beyond(walk, after, is_newest_first))
    order = (walk.day.desc(), walk.key.desc()) if is_newest_first else (walk.day, walk.key)
    return query.order_by(*order).limit(size)


def _beyond(walk: Walk, after: Stood, is_newest_first: bool) -> ColumnElement[bool]:
    day, key = after
    if is_newest_first:
        return and_(walk.day <= day, or_(walk.day < day, walk.key < key))
    return and_(walk.day >= day, or_(walk.day > day, walk.key > key))


def grouped(rows: Any) -> dict[int, list[Any]]:
    """Rows by their first cell, which is left away."""
    found: dict[int, list[Any]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(rest)
    return found
