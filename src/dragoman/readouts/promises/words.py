"""The words of facts, cut out of their reports by the store: no record is unpacked and no whole text fetched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from re import compile as pattern

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection

from ...ledger import fact_tables as f
from ...ledger import tables as t

_MOST = 600  # characters of an evidence that are looked at
_AROUND = 150  # characters around it among which its sentence begins and ends
_AT_ONCE = 400
_CITED = 6  # so many of a fact's citations are looked at
_END, _ENDED = pattern(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+"), pattern(r"[.!?]\W*$")


def deeds_of(connection: Connection, keys: Sequence[int]) -> dict[int, str]:
    """The words of the deed of each commitment, by key."""
    c, text = f.commitments.c, t.reports.c.text
    cut = func.substr(text, c.action_start + 1, c.action_end - c.action_start)
    query = select(c.key, cut).join(t.reports, t.reports.c.key == c.report)
    return {key: words for some in _parts(keys) for key, words in connection.execute(query.where(c.key.in_(some)))}


def evidence_of(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The sentences in which the words cited as evidence of each fact stand, in the order in which they are cited."""
    c, text = f.citations.c, t.reports.c.text
    is_far = c.span_start > _AROUND
    near = func.substr(text, c.span_start - _AROUND + 1, _AROUND)
    before = case((is_far, near), else_=func.substr(text, 1, c.span_start))
    cut = func.substr(text, c.span_start + 1, c.span_end - c.span_start)
    after = func.substr(text, c.span_end + 1, _AROUND)
    report = c.fact // f.FACTS_A_REPORT
    query = select(c.fact, before, cut, after).join(t.reports, t.reports.c.key == report)
    query = query.where(c.part == "evidence", c.position < _CITED).order_by(c.fact, c.position)
    found: dict[int, list[str]] = {}
    for some in _parts(keys):
        for key, *words in connection.execute(query.where(c.fact.in_(some))):
            found.setdefault(key, []).append(_sentence(*words))
    return {key: tuple(sentences) for key, sentences in found.items()}


def _sentence(before: str, words: str, after: str) -> str:
    """The words with what stands around them up to the ends of the sentence."""
    opening = _END.split(before)[-1]
    closing = _END.split(after, maxsplit=1)[0] if not _ENDED.search(words) else ""
    return f"{opening}{words}{closing}"[:_MOST]


def sides_of(connection: Connection, keys: Sequence[int]) -> dict[int, dict[str, frozenset[str]]]:
    """The sides of each commitment by role (by, for): a country, or the actor's id where it belongs to none."""
    c = f.commitment_sides.c
    found: dict[int, dict[str, set[str]]] = {}
    for some in _parts(keys):
        query = select(c.commitment, c.role, c.actor, c.country).where(c.commitment.in_(some))
        for key, role, actor, country in connection.execute(query):
            found.setdefault(key, {}).setdefault(role, set()).add(country or actor)
    return {key: {role: frozenset(sides) for role, sides in roles.items()} for key, roles in found.items()}


@dataclass(slots=True)
class Named:
    """Whom the words of a deed name: sides, persons by id, and the names of states as they stand there."""

    sides: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)


def named_in(connection: Connection, keys: Sequence[int]) -> dict[int, Named]:
    """Whom the words of each commitment's deed name."""
    c, a, m = f.commitments.c, f.actors.c, f.mentions.c
    cut = func.substr(t.reports.c.text, m.span_start + 1, m.span_end - m.span_start)
    query = select(c.key, a.country, a.id, a.kind, cut).join(f.actors, a.report == c.report)
    query = query.join(f.mentions, m.actor == a.key).join(t.reports, t.reports.c.key == c.report)
    query = query.where(m.span_start >= c.action_start, m.span_end <= c.action_end, m.form != "pronoun")
    found: dict[int, Named] = {}
    for some in _parts(keys):
        for key, country, id, kind, words in connection.execute(query.where(c.key.in_(some))):
            named = found.setdefault(key, Named())
            named.sides.add(country or id)
            if kind == "person":
                named.people.add(id)
            elif kind in ("state", "government"):
                named.states.add(words)
    return found


def promised_at(connection: Connection, spans: Mapping[int, tuple[int, int]]) -> frozenset[int]:
    """Those facts (key to span) of which the words are themselves only a promise in their report."""
    c = f.commitments.c
    reports = {key // f.FACTS_A_REPORT for key in spans}
    vowed: dict[int, list[tuple[int, int]]] = {}
    for some in _parts(sorted(reports)):
        query = select(c.report, c.action_start, c.action_end).where(c.report.in_(some), c.status != "under way")
        for report, start, end in connection.execute(query):
            vowed.setdefault(report, []).append((start, end))
    return frozenset(
        key
        for key, (start, end) in spans.items()
        if any(start < last and first < end for first, last in vowed.get(key // f.FACTS_A_REPORT, ()))
    )


def _parts(keys: Sequence[int]) -> list[Sequence[int]]:
    return [keys[at : at + _AT_ONCE] for at in range(0, len(keys), _AT_ONCE)]
