"""Frozen types as JSON, by one rule for all: the names of their fields are the keys.

What is only of use inside a store is left out (`key`, the number of a row), what a row was `told` by prints as its
`report`, and `recipients` of a commitment as `for`, as the record has it. `shapes` describes the same to the reader.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any

from ...exchange import printed_names
from ...ledger import CommitmentRow, Told
from ...model import Difference

_PRINTED_AS = {"told": "report"}
_OF_ONE = {(Told, "report"): "id", (CommitmentRow, "recipients"): "for"}
_LEFT_OUT = frozenset({"key"})
_UNSAFE = re.compile("[\ud800-\udfff]")


def to_bytes(value: object) -> bytes:
    """A value made of frozen types, as JSON in UTF-8; surrogates standing alone are escaped."""
    try:
        text = _written(value)
    except ValueError:
        # A measure may be no number; JSON has no word for that but null.
        text = _written(_numbered(json.loads(_written(value, allow_nan=True))))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text).encode()


def _written(value: object, *, allow_nan: bool = False) -> str:
    return json.dumps(value, default=plain_one, ensure_ascii=False, separators=(",", ":"), allow_nan=allow_nan)


def _numbered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _numbered(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_numbered(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


def plain(value: object) -> Any:
    """The same as plain dicts and lists."""
    return json.loads(to_bytes(value))


@cache
def names_printed(shape: type) -> tuple[tuple[str, str], ...]:
    """The fields of a frozen type that print, beside the keys they print as, in order."""
    return tuple(
        (name, _OF_ONE.get((shape, name)) or _PRINTED_AS.get(name, key))
        for name, key in printed_names(shape)
        if name not in _LEFT_OUT
    )


def plain_one(value: object) -> Any:
    """One frozen type, its parts as they are."""
    if isinstance(value, Difference):
        return {"about": value.about, **value.wordings}
    if is_dataclass(value) and not isinstance(value, type):
        return {key: getattr(value, name) for name, key in names_printed(type(value))}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def field_names(shape: Any) -> tuple[str, ...]:
    """The names of a frozen type's fields."""
    return tuple(field.name for field in fields(shape))
