"""A record with what people said of it: the facts in force, and which correction belongs to which of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...errors import OptionError
from ...exchange import part_to_dict
from ...model import Record
from .checks import checked_fact
from .fit import Unfit, fitting_fact, moved_value
from .kinds import KINDS, Fact
from .shapes import Correction
from .values import Plain, amended_fact


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where a correction belongs: `place` is the fact's in the whole record, counted through; None: nowhere."""

    correction: int
    place: int | None
    trouble: str | None
    program: Plain


@dataclass(frozen=True, slots=True)
class InForce:
    """The record as corrected, each correction with its place in it; `unamended` has what people added, no more."""

    record: Record
    unamended: Record
    attachments: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    correction: Correction
    at: int | None
    trouble: str | None
    program: Plain


def in_force(record: Record, corrections: Sequence[Correction]) -> InForce:
    """The program's record with these corrections, oldest first, laid on it. What fits none leaves no trace in it."""
    if not corrections:
        return InForce(record, record, ())
    order = {name: n for n, name in enumerate(KINDS)}
    # Actors come first, for the others name them; a fact that was added can be corrected like any other.
    corrections = sorted(corrections, key=lambda one: (order[one.kind], one.verdict != "added", one.key))
    known, laid = record, []
    for correction in corrections:
        try:
            record, known, one = _lay(correction, record, known)
        except (Unfit, OptionError) as why:
            one = _Laid(correction, None, str(why), {})
        laid.append(one)
    return InForce(record, known, tuple(_attachment(one, record) for one in laid))


def _lay(correction: Correction, record: Record, known: Record) -> tuple[Record, Record, _Laid]:
    """One correction laid on `record`; `known` are the facts before anyone amended them, by which each is found."""
    kind = KINDS[correction.kind]
    if correction.verdict == "added":
        return _add(correction, record, known)
    facts = kind.facts(known)
    at = fitting_fact(correction, facts, record.report.text)
    if correction.verdict != "amended":
        return record, known, _Laid(correction, at, None, {})
    changes = moved_value(correction, record)
    own = part_to_dict(facts[at])
    amended = amended_fact(kind, kind.facts(record)[at], changes, record)
    facts_now = [*kind.facts(record)]
    facts_now[at] = amended
    program = {key: own[key] for key in changes}
    return _with(record, kind.listed, facts_now), known, _Laid(correction, at, None, program)


def _add(correction: Correction, record: Record, known: Record) -> tuple[Record, Record, _Laid]:
    """The fact that a person added, or, where the program has meanwhile found it too, the program's own."""
    kind = KINDS[correction.kind]
    value = moved_value(correction, record)
    for at, fact in enumerate(kind.facts(known)):
        own = part_to_dict(fact)
        if kind.asserts(own) == kind.asserts(value) and _stand_together(kind.spans(fact), value, correction, record):
            return record, known, _Laid(correction, at, None, {})
    fact = checked_fact(kind, value, record)
    at = len(kind.facts(record))
    both = [_with(one, kind.listed, [*kind.facts(one), fact]) for one in (record, known)]
    return both[0], both[1], _Laid(correction, at, None, {})


def _stand_together(spans: Sequence[Any], value: Plain, correction: Correction, record: Record) -> bool:
    kind = KINDS[correction.kind]
    added = kind.spans(checked_fact(kind, value, record))
    return any(a.overlaps(b) for a in spans for b in added)


def _with(record: Record, listed: str, facts: Sequence[Fact]) -> Record:
    changed: dict[str, Any] = {listed: tuple(facts)}
    return replace(record, **changed)


def _attachment(laid: _Laid, record: Record) -> Attachment:
    if laid.at is None:
        return Attachment(laid.correction.key, None, laid.trouble, {})
    before = 0
    for kind in KINDS.values():
        if kind.name == laid.correction.kind:
            break
        before += len(kind.facts(record))
    return Attachment(laid.correction.key, before + laid.at, None, laid.program)
