"""A fact as a page shows it: the words it stands on within the text around them, and its fields in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...ledger.corrections.kinds import Kind
from ...model import Record, Span
from .fields import actor_words, fields_of

# How much of an ISO date is meant at each precision.
_SHOWN_OF_DAY = {"year": 4, "decade": 4, "month": 7, "quarter": 7}
_AROUND = 200
_MOST_EXCERPTS = 4
# Fields that follow from others, and are shown where a person's change moved them.
_FOLLOWING = {"quad": "Quad", "score": "Score", "cameo": "CAMEO", "countries": "Countries"}


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a report, with what stands before and after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One field: what the program says, and what a person says; `is_changed` where they differ."""

    label: str
    program: str
    person: str
    is_changed: bool


def excerpts(spans: Iterable[Span], text: str) -> list[Excerpt]:
    """The words at these spans, the first few."""
    return [excerpt(span, text) for span in list(dict.fromkeys(spans))[:_MOST_EXCERPTS]]


def excerpt(span: Span, text: str) -> Excerpt:
    before, after = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    if span.start > _AROUND:
        before = "…" + before.partition(" ")[2]
    if span.end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + "…"
    return Excerpt(before.rpartition("\n\n")[2], span.words(text), after.partition("\n\n")[0])


def compared(kind: Kind, program: Mapping[str, Any] | None, changes: Mapping[str, Any], record: Record) -> list[Row]:
    """Every field that says something, the program's beside the person's."""
    labels = {field.name: field.label for field in fields_of(kind.name)} | _FOLLOWING
    rows = []
    for name, label in labels.items():
        own = "" if program is None else in_words(program.get(name), record)
        said = in_words(changes[name], record) if name in changes else own
        if own or said:
            rows.append(Row(label, own or "nothing", said or "nothing", own != said))
    return rows


def in_words(value: Any, record: Record) -> str:
    """A value of a field as people read it: actors by name, citations by their words, dates by their day."""
    if value is None or value == []:
        return ""
    if isinstance(value, Mapping):
        return _of_parts(value, record)
    if isinstance(value, Sequence) and not isinstance(value, str):
        if len(value) == 2 and all(type(at) is int for at in value):
            return f"“{Span(*value).words(record.report.text)}”"
        return "; ".join(in_words(one, record) for one in value)
    if isinstance(value, float):
        return f"{value:g}"
    return actor_words(value, record) if isinstance(value, str) else str(value)


def _of_parts(value: Mapping[str, Any], record: Record) -> str:
    if value.get("start"):
        day = value["start"][: _SHOWN_OF_DAY.get(value.get("precision") or "day", 10)]
        return f"{day} ({_cited(value, record)})" if _cited(value, record) else day
    if "words" in value:
        return f"“{value['words']}”"
    if "span" in value:
        return _cited(value, record)
    return "; ".join(f"{name}: {in_words(one, record)}" for name, one in value.items() if one not in (None, [], {}))


def _cited(value: Mapping[str, Any], record: Record) -> str:
    span = value.get("span", value.get("words"))
    return f"“{span}”" if isinstance(span, str) else in_words(span, record)
