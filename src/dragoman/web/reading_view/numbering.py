"""The facts of a report numbered in the order of its text: what one mark and one card stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ...model import Commitment, Encounter, Event, Record, Span, Statement

Kind = Literal["event", "statement", "encounter", "commitment"]
_ORDER: dict[Kind, int] = {"encounter": 0, "statement": 1, "event": 2, "commitment": 3}


@dataclass(frozen=True, slots=True)
class Numbered:
    """One fact, or several told by the same words (a statement of two presidents): `at` is where its words stand."""

    number: int
    kind: Kind
    at: Span
    facts: tuple[Statement | Event | Encounter | Commitment, ...]

    @property
    def id(self) -> str:
        return self.facts[0].id


def numbered_facts(record: Record) -> list[Numbered]:
    """Every fact that has a card, numbered from 1 on."""
    found = [*_statements(record.statements)]
    found += [("event", event.trigger.span, (event,)) for event in record.events]
    found += [("encounter", met.evidence[0], (met,)) for met in record.encounters if met.evidence]
    found += [("commitment", vow.action, (vow,)) for vow in record.commitments]
    found.sort(key=lambda one: (one[1].start, _ORDER[one[0]], one[1].end))
    return [Numbered(number, *one) for number, one in enumerate(found, 1)]


_Found = tuple[Kind, Span, tuple[Statement | Event | Encounter | Commitment, ...]]


def _statements(statements: Sequence[Statement]) -> list[_Found]:
    """What several said in the same words is one; what is carried on in the next paragraph belongs to its beginning."""
    ids = {said.id for said in statements}
    by_words: dict[tuple[Span, str], list[Statement]] = {}
    for said in statements:
        if said.continues not in ids:
            by_words.setdefault((said.content.span, said.form), []).append(said)
    return [("statement", span, tuple(group)) for (span, _), group in by_words.items()]
