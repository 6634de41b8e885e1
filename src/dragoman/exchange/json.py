"""A record as JSON, and back: keys stand in the order of the dataclasses' fields.

Spans print as `[start, end]`, `Commitment.recipients` as `for`, a `Difference` as `{about, SIDE: {text, span}}`.
What is written is valid UTF-8 on one line whatever the text holds: characters that end a line for some
readers (U+0085, U+2028, U+2029) and surrogates standing alone are escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from ..errors import DataError
from ..model import Commitment, Difference, Record, Span, Wording

PRINTED_AS: dict[tuple[type, str], str] = {(Commitment, "recipients"): "for"}

_UNSAFE = re.compile("[\u0085\u2028\u2029\ud800-\udfff]")
_SPREAD_SPAN = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")

Part = TypeVar("Part")
Decode = Callable[[Any, str], Any]


def record_to_json(record: Record, *, indent: int | None = None) -> str:
    """The record as JSON text, on one line unless `indent` says otherwise."""
    separators = None if indent else (",", ":")
    text = json.dumps(record, default=_as_dict, ensure_ascii=False, indent=indent, separators=separators)
    if indent:
        # No string can hold a raw newline, so this only ever touches pairs of offsets.
        text = _SPREAD_SPAN.sub(r"[\1, \2]", text)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def record_to_dict(record: Record) -> dict[str, Any]:
    """The record as plain dicts and lists: what reading its JSON gives."""
    plain: dict[str, Any] = json.loads(record_to_json(record))
    return plain


def record_from_json(source: str | bytes | dict[str, Any]) -> Record:
    """The record that was written. Raises DataError naming the place when it breaks the contract."""
    try:
        plain = source if isinstance(source, dict) else json.loads(source)
    except ValueError as error:
        raise DataError(f"record: not JSON: {error}") from error
    record: Record = _decoder(Record)(plain, "record")
    return record


def part_to_dict(part: object) -> dict[str, Any]:
    """One noun of a record (an event, a place, …) as plain dicts and lists."""
    plain: dict[str, Any] = json.loads(json.dumps(part, default=_as_dict))
    return plain


def part_from_dict(shape: type[Part], plain: Any, name: str) -> Part:
    """The noun that was written. Raises DataError, calling it `name`, when it breaks the contract."""
    decode: Decode = _decoder(cast(Any, shape))
    part: Part = decode(plain, name)
    return part


@cache
def printed_names(shape: type) -> tuple[tuple[str, str], ...]:
    """The field names of a dataclass beside the keys they print as, in order."""
    return tuple((field.name, PRINTED_AS.get((shape, field.name), field.name)) for field in fields(shape))


def _as_dict(value: object) -> dict[str, Any]:
    if isinstance(value, Difference):
        return {"about": value.about, **value.wordings}
    if is_dataclass(value):
        shape: Any = type(value)
        return {key: getattr(value, name) for name, key in printed_names(shape)}
    raise TypeError(f"{type(value).__name__} has no place in a record")


@cache
def _decoder(shape: Any) -> Decode:
    """What turns plain JSON into `shape`, a type found among the model's annotations."""
    if shape is Span:
        return _decode_span
    if shape is Difference:
        return _decode_difference
    if is_dataclass(shape):
        return _dataclass_decoder(shape)
    origin = get_origin(shape)
    if origin in (Union, UnionType):
        return _optional_decoder(shape)
    if origin is Literal:
        return _literal_decoder(get_args(shape))
    if origin is tuple:
        return _tuple_decoder(get_args(shape)[0])
    if origin is dict:
        return _dict_decoder(get_args(shape)[1])
    return _scalar_decoder(shape)


def _decode_span(value: Any, at: str) -> Span:
    if isinstance(value, list) and len(value) == 2 and all(type(end) is int for end in value):
        return Span(value[0], value[1])
    raise DataError(f"{at}: not a span [start, end]")


def _decode_difference(value: Any, at: str) -> Difference:
    _need(value, dict, at)
    if "about" not in value:
        raise DataError(f"{at}: about is missing")
    wording = _decoder(Wording)
    return Difference(value["about"], {k: wording(v, f"{at}.{k}") for k, v in value.items() if k != "about"})


def _dataclass_decoder(shape: Any) -> Decode:
    hints = get_type_hints(shape)
    parts = tuple((key, _decoder(hints[name])) for name, key in printed_names(shape))

    def decode(value: Any, at: str) -> Any:
        _need(value, dict, at)
        missing = [key for key, _ in parts if key not in value]
        if missing:
            raise DataError(f"{at}: {', '.join(missing)} missing")
        return shape(*(part(value[key], f"{at}.{key}") for key, part in parts))

    return decode


def _optional_decoder(shape: Any) -> Decode:
    (inner,) = (_decoder(option) for option in get_args(shape) if option is not NoneType)
    return lambda value, at: None if value is None else inner(value, at)


def _literal_decoder(allowed: tuple[Any, ...]) -> Decode:
    def decode(value: Any, at: str) -> Any:
        if value not in allowed:
            raise DataError(f"{at}: {value!r} is none of {', '.join(map(str, allowed))}")
        return value

    return decode


def _tuple_decoder(shape: Any) -> Decode:
    inner = _decoder(shape)

    def decode(value: Any, at: str) -> tuple[Any, ...]:
        _need(value, list, at)
        return tuple(inner(item, f"{at}[{i}]") for i, item in enumerate(value))

    return decode


def _dict_decoder(shape: Any) -> Decode:
    inner = _decoder(shape)

    def decode(value: Any, at: str) -> dict[str, Any]:
        _need(value, dict, at)
        return {key: inner(item, f"{at}.{key}") for key, item in value.items()}

    return decode


def _scalar_decoder(shape: type) -> Decode:
    # A whole number is a number too; True is neither.
    accepted = (float, int) if shape is float else (shape,)

    def decode(value: Any, at: str) -> Any:
        if type(value) not in accepted:
            raise DataError(f"{at}: {value!r} is not {shape.__name__}")
        return value

    return decode


def _need(value: Any, kind: type, at: str) -> None:
    if not isinstance(value, kind):
        raise DataError(f"{at}: not {'an object' if kind is dict else 'a list'}")
