"""From the fields of a row's type to columns with a name and an Arrow type.

- text, whole numbers, numbers and truth values are `string`, `int64`, `double`, `bool`
- `day`, `published` and the ends of dates are `date32`
- a span is `struct<start: int32, end: int32>`, half-open, in code points of the report's text
- lists are lists; what they hold, if it has several fields, is a struct of these
- a date, a place and the report are spread out: `date_start`, `place_name`, `title`
- what has no fixed form (the program's own values beside an amendment) is JSON in a `string`
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from ...model import Place, Span, When
from ..shapes import Told

if TYPE_CHECKING:
    import pyarrow

Get = Callable[[Any], Any]

_DAYS = {"day", "published"}
# The database's own; the same fact may have another tomorrow.
_LEFT_OUT = {"key"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `get` takes its value out of a row."""

    name: str
    type: pyarrow.DataType
    get: Get


@cache
def columns_of(shape: type) -> tuple[Column, ...]:
    """The columns of a row's type, in the order of its fields."""
    return tuple(_columns(shape))


def _columns(shape: type) -> Iterator[Column]:
    hints = get_type_hints(shape)
    for name in (field.name for field in fields(shape) if field.name not in _LEFT_OUT):
        yield from _spread(name, _certain(hints[name]))


def _spread(name: str, kind: Any) -> Iterator[Column]:
    if kind is Told:
        yield from _parts(name, "", _columns(Told))
    elif kind is When:
        yield from _parts(name, f"{name}_", _when_columns())
    elif kind is Place:
        yield from _parts(name, f"{name}_", _columns(Place))
    elif name in _DAYS:
        yield Column(name, _arrow().date32(), lambda row: as_day(getattr(row, name)))
    else:
        plain = _plain(kind)
        yield Column(name, _type(kind), lambda row: plain(getattr(row, name)))


def _parts(owner: str, prefix: str, columns: Iterator[Column]) -> Iterator[Column]:
    for column in columns:
        yield Column(prefix + column.name, column.type, _part(owner, column.get))


def _part(owner: str, get: Get) -> Get:
    def part(row: Any) -> Any:
        whole = getattr(row, owner)
        return None if whole is None else get(whole)

    return part


def _when_columns() -> Iterator[Column]:
    for column in _columns(When):
        if column.name in ("start", "end"):
            yield Column(column.name, _arrow().date32(), _day_of(column.get))
        else:
            yield column


def _day_of(get: Get) -> Get:
    return lambda when: as_day(get(when))


def as_day(words: str | None) -> date | None:
    """An ISO date as a date; None for none, and for what is none."""
    try:
        return None if words is None else date.fromisoformat(words[:10])
    except ValueError:
        return None


def _type(kind: Any) -> pyarrow.DataType:
    arrow = _arrow()
    if kind is Span:
        return arrow.struct([("start", arrow.int32()), ("end", arrow.int32())])
    if get_origin(kind) is tuple:
        return arrow.list_(_type(_certain(get_args(kind)[0])))
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return arrow.struct([(field.name, _type(_certain(hints[field.name]))) for field in fields(kind)])
    plain: dict[Any, Any] = {int: arrow.int64(), float: arrow.float64(), bool: arrow.bool_()}
    return plain.get(kind, arrow.string())


def _plain(kind: Any) -> Get:
    """What makes a value one that Arrow takes for the type."""
    if kind is Span:
        return lambda span: span and {"start": span.start, "end": span.end}
    if get_origin(kind) is tuple:
        inner = _plain(_certain(get_args(kind)[0]))
        return lambda values: [inner(value) for value in values]
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        parts = [(field.name, _plain(_certain(hints[field.name]))) for field in fields(kind)]
        return lambda value: {name: part(getattr(value, name)) for name, part in parts}
    if get_origin(kind) is dict:
        return lambda value: json.dumps(value, ensure_ascii=False)
    return lambda value: value


def _certain(kind: Any) -> Any:
    """The type without its None, and words for the names of a closed list."""
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (option for option in get_args(kind) if option is not NoneType)
    return str if get_origin(kind) is Literal else kind


def _arrow() -> Any:
    import pyarrow

    return pyarrow
