"""Plain values of a fact on their way to the record's form: words become spans, what was left out is filled in.

People cite words, the record cites offsets. Wherever a span belongs, a person may write the words themselves, if
they stand in the text once; a bare `trigger` or `mention` may be its words alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from ...errors import OptionError
from ...exchange import printed_names
from ...model import Difference, Span

AtSpan = Callable[[Any], Any]
# What a field is when a person leaves it out and the record needs it.
_DEFAULTS = {"form": "name"}


def map_spans(shape: Any, plain: Any, change: AtSpan) -> Any:
    """`plain`, written after `shape`, with `change` done to whatever stands where a span belongs."""
    if plain is None:
        return None
    if shape is Span:
        return change(plain)
    if get_origin(shape) in (Union, UnionType):
        (shape,) = (option for option in get_args(shape) if option is not NoneType)
        return map_spans(shape, plain, change)
    if is_dataclass(shape) and shape is not Difference and isinstance(plain, dict):
        hints = get_type_hints(shape)
        shapes = {key: hints[name] for name, key in printed_names(shape)}  # type: ignore[arg-type]
        return {key: map_spans(shapes[key], part, change) if key in shapes else part for key, part in plain.items()}
    if get_origin(shape) is tuple and isinstance(plain, list):
        return [map_spans(get_args(shape)[0], part, change) for part in plain]
    return plain


def cite(shape: Any, plain: Any, text: str) -> Any:
    """`plain` with words turned into the spans where they stand, and with what was left out of its parts.

    Raises OptionError where words do not stand in the text, or stand there more than once.
    """
    if get_origin(shape) in (Union, UnionType):
        (shape,) = (option for option in get_args(shape) if option is not NoneType)
    if plain is None:
        return None
    if shape is Span:
        return list(find_words(plain, text)) if isinstance(plain, str) else plain
    if get_origin(shape) is tuple:
        return [cite(get_args(shape)[0], part, text) for part in _listed(get_args(shape)[0], plain)]
    if shape in (int, float) and isinstance(plain, str):
        return _number(shape, plain)
    if is_dataclass(shape) and shape is not Difference:
        return _cite_part(shape, plain, text)  # type: ignore[arg-type]
    return plain


def _listed(shape: Any, plain: Any) -> list[Any]:
    """One value as a list of one, and names with commas between them as a list of names."""
    if shape is str and isinstance(plain, str):
        return [name.strip() for name in plain.split(",") if name.strip()]
    return plain if isinstance(plain, list) else [plain]


def _number(shape: type[int] | type[float], words: str) -> Any:
    try:
        return shape(words)
    except ValueError:
        return words


def cite_fields(shape: type, fields: dict[str, Any], text: str) -> dict[str, Any]:
    """The same for some fields of a fact, none filled in. Raises OptionError for a field that it does not have."""
    hints = get_type_hints(shape)
    shapes = {key: hints[name] for name, key in printed_names(shape)}
    for name in fields:
        if name not in shapes or name == "id":
            known = ", ".join(key for key in shapes if key != "id")
            raise OptionError(f"{name}: is no field of {shape.__name__.lower()} that can be set; choose among {known}")
    return {key: cite(shapes[key], value, text) for key, value in fields.items()}


def _cite_part(shape: type, plain: Any, text: str) -> Any:
    hints = get_type_hints(shape)
    names = printed_names(shape)
    if isinstance(plain, str) and any(key == "span" for _, key in names):
        plain = {"span": plain}
    if not isinstance(plain, dict):
        return plain
    known = {key: cite(hints[name], plain[key], text) for name, key in names if key in plain}
    filled = {key: known.get(key, _left_out(key, hints[name], known, text)) for name, key in names}
    return filled | {key: value for key, value in plain.items() if key not in filled}


def _left_out(key: str, shape: Any, known: dict[str, Any], text: str) -> Any:
    span = known.get("span")
    if key in ("text", "name") and isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span):
        return text[slice(*span)]
    return [] if get_origin(shape) is tuple else _DEFAULTS.get(key)


def find_words(words: str, text: str) -> Span:
    """Where the words stand in the text. Raises OptionError when they stand there not at all, or more than once."""
    start = text.find(words) if words.strip() else -1
    if start < 0:
        raise OptionError(
            f"“{_brief(words)}”: these words do not stand in the report's text; copy them letter by letter"
        )
    if text.find(words, start + 1) >= 0:
        raise OptionError(
            f"“{_brief(words)}”: stands in the text more than once; copy more words, or write [start, end]"
        )
    return Span(start, start + len(words))


def _brief(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
