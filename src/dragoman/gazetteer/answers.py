"""What an answer to "who is that?" holds, and answers about people and entities.

A question is words, a day and a country; an answer is one thing that is meant, with the reason. Both are plain and
typed, so that the command, a page or a script may show them as it likes.
"""

from __future__ import annotations

from dataclasses import dataclass

from .entity import Entity, Term
from .gazetteer import Gazetteer
from .spells import Spell, standing_on


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a name or title phrase, the day (ISO) and the country (ISO alpha-3), where they are given."""

    words: str
    on: str | None = None
    country: str | None = None

    @property
    def plain(self) -> str:
        """The words with single spaces and without a leading "the"."""
        words = " ".join(self.words.split())
        return words[4:] if words.lower().startswith("the ") else words


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing that is meant. `kind` as of an actor, or "institution" or "place".

    `spells` are terms of office, those of the day first; `note` tells of doubts, `decides` what would end them.
    """

    kind: str
    id: str | None
    name: str
    country: str | None
    wikidata: str | None
    why: str
    spells: tuple[Spell, ...] = ()
    note: str | None = None
    decides: str | None = None


def owner_name(gazetteer: Gazetteer, owner: str | None) -> str:
    """What the owner of an office is called: a state by its code, an organisation by its id."""
    if owner is None:
        return ""
    entity = gazetteer.entity(owner) or gazetteer.entity(f"state:{owner}")
    if entity is None:
        return owner
    return f"the {entity.name}" if gazetteer.takes_article(entity.name) else entity.name


def spells_of(gazetteer: Gazetteer, person_id: str, on: str | None) -> tuple[Spell, ...]:
    """A person's terms, those of the day first, then latest first."""
    latest_first = gazetteer.terms_of(person_id)[::-1]
    spells = {(s.what, s.when): s for s in (spell_of(gazetteer, term, on) for term in latest_first)}
    return tuple(sorted(spells.values(), key=lambda spell: spell.standing != "held"))


def spell_of(gazetteer: Gazetteer, term: Term, on: str | None) -> Spell:
    return Spell(term, owner_name(gazetteer, term.country), standing_on(term, on))


def entity_answer(entity: Entity, why: str, decides: str | None = None) -> Answer:
    return Answer(entity.kind, entity.id, entity.name, entity.country, entity.wikidata, why, decides=decides)


def people_named(gazetteer: Gazetteer, question: Question, name: str) -> list[Answer]:
    """The people of that name, nearest to the day first."""
    terms = gazetteer.people(name, question.on, question.country)
    people = {term.person_id: term for term in reversed(terms)}
    return [
        person_answer(gazetteer, people[ident], question.on, _why_person(name, people[ident], len(people)))
        for ident in dict.fromkeys(term.person_id for term in terms)
    ]


def person_answer(gazetteer: Gazetteer, term: Term, on: str | None, why: str, note: str | None = None) -> Answer:
    """The person of a term, with all that is known of their offices."""
    spells = spells_of(gazetteer, term.person_id, on)
    held = [spell for spell in spells if spell.standing == "held"]
    if note is None and on and not held:
        note = f"No office is known to be held on {on}."
    owners = (owner for owner in (term.country, *(spell.term.country for spell in spells)) if owner)
    country = next((owner for owner in owners if ":" not in owner), None)
    return Answer("person", term.person_id, term.person, country, term.wikidata, why, spells, note)


def _why_person(name: str, term: Term, bearers: int) -> str:
    is_whole = name.lower() == term.person.lower()
    how = (
        f"“{name}” is the name"
        if is_whole
        else f"“{name}” is the surname, or a way to write the name, of {term.person}"
    )
    return how if bearers == 1 else f"{how}; {bearers} people who may be meant bear it"
