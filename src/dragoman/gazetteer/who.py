"""Who or what a name or a title phrase means on a day, and why.

    who(gazetteer, Question("foreign minister of Greece", on="2020-01-08"))

A title phrase ("Turkish foreign minister", "NATO secretary general") is taken apart into qualifier, owner, office and
person, and resolved against the terms of that day (`title_phrase.py`). Any other name is looked for among states,
organisations and groups, among people, and among towns. Several answers mean that the name alone does not decide; each
says what would.
"""

from __future__ import annotations

from collections.abc import Iterator

from .answers import Answer, Question, entity_answer, owner_name, people_named
from .entity import NameUse, Town
from .gazetteer import Gazetteer
from .title_phrase import resolve_institution, resolve_title

_MOST_TOWNS = 3
_USES: dict[NameUse, str] = {
    "name": "a name of it", "demonym": "its adjective or people", "capital": "its capital, which may stand for it",
    "metonym": "a seat or house that stands for it",
}  # fmt: skip


def who(gazetteer: Gazetteer, question: Question) -> tuple[Answer, ...]:
    """All that the words may mean, likeliest first; empty when nothing is known by them."""
    if not question.plain:
        return ()
    if (titled := resolve_title(gazetteer, question)) is not None:
        return titled
    named = [*_entities(gazetteer, question), *people_named(gazetteer, question, question.plain)]
    if not named and (institution := resolve_institution(gazetteer, question)):
        return institution
    return tuple(named + list(_towns(gazetteer, question, named)))


def missing(gazetteer: Gazetteer, question: Question) -> str:
    """One sentence on why nothing was found."""
    bearers = gazetteer.bearers(question.plain)
    where = f" of {gazetteer.state(question.country).name}" if question.country else ""
    if bearers > 1:
        return (
            f"“{question.words}”: {bearers} people bear that surname and none stands out{where}; "
            "give the full name, a day with --on, or a country with --country"
        )
    return f"“{question.words}”: no person, office, state, organisation, group or place{where} is known by that name"


def _entities(gazetteer: Gazetteer, question: Question) -> Iterator[Answer]:
    """States, governments, organisations, groups and regions of that name, with what tells namesakes apart."""
    words = question.plain
    hits = gazetteer.named(words)
    found = {entity.id: (hit.use, entity) for hit in hits for entity in hit.entities}
    readings = {r.entity.id: r for r in gazetteer.readings(words) if r.entity}
    found |= {ident: ("name", r.entity) for ident, r in readings.items() if r.entity and ident not in found}
    for use, entity in found.values():
        if question.country in (None, entity.country):
            reading = readings.get(entity.id)
            cues = (*reading.near, *reading.anywhere) if reading else ()
            yield entity_answer(entity, f"“{words}” is {_USES[use]}", _decides(cues) if len(found) > 1 else None)


def _decides(cues: tuple[str, ...]) -> str | None:
    shown = tuple(dict.fromkeys(cues))[:6]
    return f"words near it such as {', '.join(shown)}" if shown else None


def _towns(gazetteer: Gazetteer, question: Question, named: list[Answer]) -> Iterator[Answer]:
    """The biggest towns of that name; where it means something else already, only a big one."""
    towns = gazetteer.towns(question.plain, question.country)
    for town in towns[: 1 if named else _MOST_TOWNS]:
        if not named or town.population > 100_000:
            yield _town_answer(gazetteer, town)


def _town_answer(gazetteer: Gazetteer, town: Town) -> Answer:
    where = ", ".join(filter(None, (town.admin1, owner_name(gazetteer, town.country))))
    why = f"a town of {town.population:,} people in {where} ({town.lat:.2f}, {town.lon:.2f})"
    return Answer("place", f"geonames:{town.geonames}", town.name, town.country, None, why)
