"""Whether a question makes sense; what makes none is told in one sentence."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any, get_args

from ...codebook import load_codebook
from ...errors import OptionError
from ...model import CommitmentStatus, EncounterStatus, EventStatus
from ..columns import storable
from .shapes import Question

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
STATUSES = tuple(
    dict.fromkeys((*get_args(EventStatus), *get_args(EncounterStatus), *get_args(CommitmentStatus)))
)  # fmt: skip


def checked_question(question: Question) -> Question:
    """The question as the store takes it. Raises OptionError when it makes no sense."""
    cells: dict[str, Any] = {field.name: getattr(question, field.name) for field in fields(question)}
    cells |= {name: storable(cell) for name, cell in cells.items() if isinstance(cell, str)}
    asked = replace(question, **cells)
    for name in ("since", "until"):
        _check_day(name, getattr(asked, name))
    if asked.status is not None and asked.status not in STATUSES:
        raise OptionError(f"{asked.status}: is no status; choose among {', '.join(STATUSES)}")
    if asked.min_confidence is not None and not 0 <= asked.min_confidence <= 1:
        raise OptionError(f"{asked.min_confidence}: a confidence lies between 0 and 1")
    return asked if asked.type is None else replace(asked, type=_type(asked.type))


def _check_day(name: str, day: str | None) -> None:
    if day is not None and not _DAY.fullmatch(day):
        raise OptionError(f"{name} {day}: is no date; write YYYY, YYYY-MM or YYYY-MM-DD")


def _type(words: str) -> str:
    types = load_codebook().types
    if words.upper() not in types:
        raise OptionError(f"{words}: is no type of event; choose among {', '.join(types)}")
    return words.upper()
