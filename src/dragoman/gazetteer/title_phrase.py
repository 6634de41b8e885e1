"""Title phrases taken apart and resolved as of a day: "the former Turkish foreign minister", "NATO secretary general".

A phrase is a qualifier ("former", "then", "incoming"), an owner ("Turkish", "of Greece", "NATO"), an office and, last,
perhaps a person ("Foreign Minister Sergey Lavrov"). The owner may also be part of the office's own wording ("German
chancellor"), be the only one that has such an office ("pope"), or be given beside the phrase (`--country`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .answers import Answer, Question, owner_name, people_named, person_answer, spell_of
from .entity import Entity, Office, Term
from .gazetteer import Gazetteer
from .spells import standing_on

_QUALIFIER = re.compile(r"^(?:the )?(former|ex|late|then|incoming|outgoing|current|acting|next)\b[ -]?", re.IGNORECASE)
_THE = re.compile(r"^the ", re.IGNORECASE)
_OWNED = re.compile(r"^ ?(?:of|for|at|to) (?:the )?", re.IGNORECASE)
_BEFORE = frozenset({"former", "ex", "late"})
_AFTER = frozenset({"incoming", "next"})
_MOST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """A title phrase in parts; `person` may be empty, and `owners` too when nothing tells whose office it is."""

    office: Office
    words: str
    qualifier: str
    owners: tuple[str, ...]
    person: str
    why_owner: str


def resolve_title(gazetteer: Gazetteer, question: Question) -> tuple[Answer, ...] | None:
    """Who is meant by a title phrase; None where the words are no such phrase."""
    phrase = take_apart(gazetteer, question)
    if phrase is None:
        return None
    if phrase.person:
        return _named_holder(gazetteer, question, phrase) or None
    if not phrase.owners:
        return (_whose(gazetteer, phrase),)
    answers = [answer for owner in phrase.owners for answer in _holders(gazetteer, question, phrase, owner)]
    return tuple(answers)


def take_apart(gazetteer: Gazetteer, question: Question) -> TitlePhrase | None:
    """The parts of a title phrase; None when no office is named, or words are left over that fit no part."""
    words = question.plain
    qualified = _QUALIFIER.match(words)
    qualifier = qualified[1].lower() if qualified else ""
    words = words[qualified.end() :] if qualified else words
    found = gazetteer.offices_in(words)
    if not found:
        return None
    span, office = found[0]
    before = _THE.sub("", words[: span.start].strip()).removesuffix("'s").removesuffix("’s").strip()
    after, title = words[span.end :], span.words(words)
    owned = _OWNED.match(after)
    named = after[owned.end() :].strip() if owned else before
    person = "" if owned else after.strip()
    owners, why = _owners(gazetteer, office, named, title)
    if (named and not owners) or (owned and before):
        return None
    if question.country:
        owners = (question.country,) if not named or question.country in owners else ()
        why = f"{question.country} was asked for"
    return TitlePhrase(office, title, qualifier, owners, person, why)


def _owners(gazetteer: Gazetteer, office: Office, named: str, title: str) -> tuple[tuple[str, ...], str]:
    """Whose office it may be (ISO alpha-3, or the id of an organisation), and how that is known."""
    if named:
        entities = [entity for hit in gazetteer.named(named) for entity in hit.entities]
        return _codes(entities), f"“{named}” says whose"
    words = title.split()
    for length in range(len(words) - 1, 0, -1):
        part = " ".join(words[:length])
        if codes := _codes([entity for hit in gazetteer.named(part) for entity in hit.entities]):
            return codes, f"“{part}” says whose"
    only = gazetteer.owners(office.id)
    return (only, "only one has such an office") if len(only) == 1 else ((), "")


def _codes(entities: list[Entity]) -> tuple[str, ...]:
    """How the terms name these owners."""
    owners = (entity.country if entity.kind in ("state", "government") else entity.id for entity in entities)
    return tuple(dict.fromkeys(owner for owner in owners if owner))


def resolve_institution(gazetteer: Gazetteer, question: Question) -> tuple[Answer, ...]:
    """ "Turkish foreign ministry", "parliament of Greece": an institution with its owner; empty for anything else."""
    words = question.plain
    found = gazetteer.institutions_in(words)
    if not found:
        return ()
    span, institution = found[0]
    owned = _OWNED.match(words[span.end :])
    before = words[: span.start].strip().removesuffix("'s").removesuffix("’s")
    named = words[span.end + owned.end() :].strip() if owned else before
    hits = gazetteer.named(named)
    owners = (question.country,) if question.country else _codes([e for hit in hits for e in hit.entities])
    if (named and not hits) or (owned and before):
        return ()
    why = f"“{span.words(words)}” is a kind of institution" + (f", and “{named}” says whose" if named else "")
    if not owners:
        decides = "say whose: “… of Greece”, or --country GRC"
        return (Answer("institution", None, institution.role, None, None, why, decides=decides),)
    return tuple(
        Answer("institution", None, f"{institution.role} of {owner_name(gazetteer, o)}", _state(o), None, why)
        for o in owners
    )


def _state(owner: str) -> str | None:
    """The country of an owner; None for an organisation."""
    return None if ":" in owner else owner


def _named_holder(gazetteer: Gazetteer, question: Question, phrase: TitlePhrase) -> tuple[Answer, ...]:
    """ "Foreign Minister Lavrov": the people of that name who hold or held such an office, else all of that name."""
    owner = phrase.owners[0] if len(phrase.owners) == 1 else None
    narrowed = Question(phrase.person, question.on, (_state(owner) if owner else None) or question.country)
    people = people_named(gazetteer, narrowed, phrase.person)
    fitting = [answer for answer in people if any(s.term.office == phrase.office.id for s in answer.spells)]
    return tuple(fitting or people)


def _whose(gazetteer: Gazetteer, phrase: TitlePhrase) -> Answer:
    count = len(gazetteer.owners(phrase.office.id))
    note = f"{count} states and organisations are known to have one." if count else "No holders of it are known."
    why = f"“{phrase.words}” is an office, and nothing says whose"
    decides = "say whose: “… of Greece”, or --country GRC"
    return Answer("office", None, phrase.office.role, None, None, why, note=note, decides=decides)


def _holders(gazetteer: Gazetteer, question: Question, phrase: TitlePhrase, owner: str) -> list[Answer]:
    """Those who held the owner's office on the day; before or after it, as the qualifier asks."""
    everyone = gazetteer.holders(owner, phrase.office.id, None)
    chosen = _choose(everyone, phrase.qualifier, question.on)
    what = f"{phrase.office.role} of {owner_name(gazetteer, owner)}"
    if not chosen:
        return [_nobody(gazetteer, question, phrase, owner, everyone)]
    note = _doubt(chosen, what, question.on, phrase.qualifier)
    return [
        person_answer(
            gazetteer, term, question.on, f"{phrase.why_owner}; the terms of the {what} name {term.person}", note
        )
        for term in chosen
    ]


def _choose(terms: tuple[Term, ...], qualifier: str, on: str | None) -> list[Term]:
    """One term a person, latest first: those of the day, or as "former" and "incoming" ask; without a day the last."""
    standings = [(standing_on(term, on), term) for term in terms]
    if on is None:
        chosen = list(terms[1 : _MOST_SHOWN + 1] if qualifier in _BEFORE else terms[:1])
    elif qualifier in _BEFORE:
        chosen = [term for standing, term in standings if standing == "before"][:_MOST_SHOWN]
    elif qualifier in _AFTER:
        chosen = [term for standing, term in standings if standing == "later"][-1:]
    else:
        chosen = [term for standing, term in standings if standing == "held"]
    return list({term.person_id: term for term in reversed(chosen)}.values())[::-1]


def _doubt(chosen: list[Term], what: str, on: str | None, qualifier: str) -> str | None:
    """What is to be said beside the answer: several holders, or that no day was given."""
    if on is None:
        return f"The last known {what}; give a day with --on." if qualifier not in _BEFORE else None
    if len(chosen) > 1 and qualifier not in _BEFORE:
        names = " and ".join(term.person for term in chosen)
        return f"{len(chosen)} people are known as {what} on {on}: {names}; the office alone does not decide."
    return None


def _nobody(
    gazetteer: Gazetteer, question: Question, phrase: TitlePhrase, owner: str, everyone: tuple[Term, ...]
) -> Answer:
    """The office with nobody in it that day: what is known of the time before and after."""
    on = question.on
    by_standing = {standing_on(term, on): term for term in everyone if standing_on(term, on) == "later"}
    earlier = next((term for term in everyone if standing_on(term, on) in ("before", "not known")), None)
    near = [term for term in (earlier, by_standing.get("later")) if term]
    note = f"Nobody is known to hold it on {on}." if everyone else "No holder of it is known at all."
    if earlier and standing_on(earlier, on) == "not known":
        note = f"Nobody is known to hold it on {on}: the last known holder is known only up to {earlier.as_of}."
    name = f"{phrase.office.role} of {owner_name(gazetteer, owner)}"
    spells = tuple(spell_of(gazetteer, term, on) for term in near)
    return Answer("office", None, name, _state(owner), None, phrase.why_owner, spells, note)
