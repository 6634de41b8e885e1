"""The fields of a fact that a form lets people set, with the values allowed; and what was set, in the record's form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import yaml

from ...codebook import load_codebook
from ...errors import OptionError
from ...exchange import printed_names
from ...ledger.corrections.kinds import Kind
from ...model import Record, Span

Plain = Mapping[str, Any]
Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a field may have, under the heading `group` where there are headings."""

    value: str
    label: str
    is_chosen: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as `data/fields.yaml` has it."""

    name: str
    label: str
    control: str
    needed: bool = False
    new_only: bool = False


@dataclass(frozen=True, slots=True)
class Control:
    """A field in a form: `shape` is one, some, words, day, number or text; `value` what it holds now, as words."""

    field: Field
    shape: str
    value: str
    words: str
    choices: tuple[Choice, ...]


@cache
def fields_of(kind: str) -> tuple[Field, ...]:
    """The fields of a kind of fact, in the order of the form."""
    text = (files(__package__) / "data" / "fields.yaml").read_text(encoding="utf-8")
    return tuple(Field(**entry) for entry in yaml.safe_load(text)[kind])


_SHAPES = {
    "types": "one", "modes": "one", "literal": "one", "actor": "one", "sectors": "one", "contexts": "some",
    "actors": "some", "day": "day", "words": "words", "number": "number", "text": "text",
}  # fmt: skip


def controls(kind: Kind, plain: Plain | None, record: Record, sent: Sent | None = None) -> list[Control]:
    """The controls of a form for a fact, or for a new one; what was sent already stands in them again."""
    wanted = [field for field in fields_of(kind.name) if plain is None or not field.new_only]
    return [_control(kind, field, plain or {}, record, sent) for field in wanted]


def set_fields(kind: Kind, plain: Plain | None, record: Record, sent: Sent) -> dict[str, Any]:
    """What was sent that differs from the fact, or, for a new one, all that was filled in.

    Raises OptionError where it cannot be understood.
    """
    found: dict[str, Any] = {}
    for field in fields_of(kind.name):
        if plain is not None and field.new_only:
            continue
        given = _given(field, sent, (plain or {}).get(field.name), record)
        held = _held(field, (plain or {}).get(field.name), record)
        if given != held and (plain is not None or given not in (None, [])):
            found[field.name] = given
    return found


def _control(kind: Kind, field: Field, plain: Plain, record: Record, sent: Sent | None) -> Control:
    held = _held(field, plain.get(field.name), record)
    chosen = held if isinstance(held, list) else [held]
    value = "" if held is None or isinstance(held, list | dict) else str(held)
    words = ""
    if field.control == "day":
        value, words = ((held or {}).get("start") or "", _words_of(plain.get(field.name), record)) if held else ("", "")
    if sent is not None:
        chosen = list(sent.get(field.name, ()))
        value = (*sent.get(field.name, ()), "")[0]
        words = (*sent.get(f"{field.name}_words", ()), "")[0]
    choices = tuple(
        Choice(value, label, value in chosen, group) for value, label, group in _allowed(kind, field, record)
    )
    return Control(field, _SHAPES[field.control], value, words, choices)


def _allowed(kind: Kind, field: Field, record: Record) -> list[tuple[str, str, str]]:
    """The values that a field may have: each with its label, and the heading it stands under."""
    codebook = load_codebook()
    match field.control:
        case "types":
            return [(name, name, type.quad) for name, type in codebook.types.items()]
        case "modes":
            return [(mode, mode, name) for name, type in codebook.types.items() for mode in type.scores]
        case "contexts":
            contexts = sorted({context for found in codebook.context_words.values() for context in found})
            return [(context, context.replace("_", " "), "") for context in contexts]
        case "sectors":
            return [(code, f"{code} {_meaning(told)}".strip(), "") for code, told in codebook.sectors.items()]
        case "literal":
            return [(value, value, "") for value in _literals(kind, field.name)]
        case "actor" | "actors":
            return [(one.id, actor_words(one.id, record), "") for one in sorted(record.actors, key=lambda a: a.name)]
    return []


def actor_words(id: str, record: Record) -> str:
    """An actor's name, and its role or country where they tell more."""
    for actor in record.actors:
        if actor.id == id:
            more = actor.role or (actor.country if actor.kind != "state" else None)
            return f"{actor.name} ({more})" if more and more != actor.name else actor.name
    return id


def _meaning(told: Any) -> str:
    return told if isinstance(told, str) else ""


def _literals(kind: Kind, name: str) -> tuple[str, ...]:
    hints = get_type_hints(kind.shape)
    shape = next(hints[own] for own, printed in printed_names(kind.shape) if printed == name)
    options = [shape, *(option for option in get_args(shape) if option is not NoneType)]
    return next(get_args(option) for option in options if get_origin(option) is Literal)


def _held(field: Field, value: Any, record: Record) -> Any:
    """What the fact holds, in the form in which `_given` gives what was sent."""
    if value is None:
        return [] if _SHAPES[field.control] == "some" else None
    if field.control == "words":
        return _words_of(value, record)
    if field.control == "day":
        return {"start": value["start"], "words": _words_of(value, record)} if value["start"] else None
    if field.control == "number":
        return int(value)
    return sorted(value) if isinstance(value, list) else value


def _given(field: Field, sent: Sent, held: Any, record: Record) -> Any:
    told = [words.replace("\r\n", "\n") for words in sent.get(field.name, ())]
    one = told[0] if told else ""
    match _SHAPES[field.control]:
        case "some":
            return sorted(set(told) - {""})
        case "words":
            return one or None
        case "number":
            return _number(field, one)
        case "day":
            return _day(field, one.strip(), (*sent.get(f"{field.name}_words", ()), "")[0], held)
    return one.strip() or None


def _number(field: Field, words: str) -> int | None:
    if not words.strip():
        return None
    if not words.strip().isdecimal():
        raise OptionError(f"{field.label}: {words} is no whole number")
    return int(words)


def _day(field: Field, day: str, words: str, held: Any) -> dict[str, Any] | None:
    if not day:
        return None
    if not words.strip():
        raise OptionError(f"{field.label}: copy the words of the report that say so, too")
    return {"start": day, "words": words.replace("\r\n", "\n")}


def in_records_form(kind: Kind, fields: Mapping[str, Any], plain: Plain | None) -> dict[str, Any]:
    """The same fields as the record has them: a day becomes an interval, and cites its words."""
    controls_by_name = {field.name: field.control for field in fields_of(kind.name)}
    return {
        name: _interval(value, (plain or {}).get(name)) if controls_by_name.get(name) == "day" and value else value
        for name, value in fields.items()
    }


def _interval(day: Mapping[str, str], held: Any) -> dict[str, Any]:
    try:
        start = date.fromisoformat(day["start"])
    except ValueError as error:
        raise OptionError(f"{day['start']}: is no day; write YYYY-MM-DD") from error
    end = start + timedelta(days=1)
    cited: Any = day["words"]
    if held and held.get("text") == cited:
        cited = held["span"]
    return {"start": start.isoformat(), "end": end.isoformat(), "precision": "day", "span": cited}


def _words_of(value: Any, record: Record) -> str:
    """The words that a citation points at: of a span, of what has one, or of the first of several."""
    if isinstance(value, dict):
        return _words_of(value.get("span"), record)
    if isinstance(value, list) and len(value) == 2 and all(type(at) is int for at in value):
        return Span(*value).words(record.report.text)
    return _words_of(value[0], record) if isinstance(value, list) and value else ""
