"""An office without a name: its holder in the report, its holder that day, or the office itself."""

from __future__ import annotations

import re
from dataclasses import replace

from ..gazetteer import Office, Term
from ..model import Actor
from ..text.dates import find_dates
from .phrase import NounPhrase, Owner
from .roster import draft
from .scene import COUNTERPART
from .wordlists import load_name_words, load_nominals

_MOST_CANDIDATES = 5
_EACH = frozenset({"each", "every", "no", "any", "which", "other"})
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_INDEFINITE = frozenset({"a", "an", "some", "any", "no", "another", "one"})


def office_actors(phrase: NounPhrase, office: Office) -> tuple[str, ...]:
    """Whom "the foreign minister" stands for; empty when nothing says whose minister."""
    phrase = _as_of_clause(phrase)
    owner = phrase.owner
    country = owner.country if owner else _country_of_title(phrase)
    if owner is None and (_is_former_self(phrase, office) or _is_sought(phrase)):
        return ()
    if owner is None and office.sector == "BUS":
        return ()  # a firm's officer is not of the state whose government publishes
    if office is COUNTERPART:
        office = phrase.history.last_office() or office
    if owner is None and phrase.scene.home and _is_of_body(phrase):
        return _unnamed(phrase, office, phrase.scene.home)
    if phrase.words_before & _INDEFINITE and phrase.root.dep_ == "attr":
        return ()  # "this is a president that …": what somebody is
    if phrase.words_before & _EACH or (owner is None and _is_common(office) and phrase.words_before & _INDEFINITE):
        return ()
    if phrase.words_before & _INDEFINITE:
        return _unnamed(phrase, office, country)
    if owner and owner.id and (country is None or (_is_common(office) and owner.id.startswith("institution:"))):
        return (phrase.roster.enter(_at_organisation(phrase, office, owner)),)
    if phrase.words_before & load_name_words().former and not _is_common(office):
        return _former(phrase, office, country or phrase.scene.home)
    if country is None and office.id == phrase.scene.own_office:
        country = phrase.scene.home  # "the President" in the President's own release
    spoken_of = phrase.history.holder(office.role, country)
    if spoken_of and spoken_of == _who_speaks(phrase):
        return ()  # at a joint conference a president's "the President" is the other one
    if spoken_of and not _is_out_of_office(phrase, office, phrase.roster.country(spoken_of), spoken_of):
        return (spoken_of,)
    country = country or (None if _is_common(office) else phrase.scene.home)
    return (phrase.roster.enter(_on_that_day(phrase, office, country)),) if country else ()


def _as_of_clause(phrase: NounPhrase) -> NounPhrase:
    """ "On May 6, 1995, the President issued …": the phrase as of the day that its sentence opens with."""
    parsed, day = phrase.scene.parsed, phrase.scene.day
    sentence = parsed.sentences[parsed.sentence_of[phrase.start]]
    opening = parsed.doc[sentence.tokens.start : phrase.start]
    if day is None or not any(_YEAR.fullmatch(token.text) for token in opening):
        return phrase
    if any(token.pos_ in ("VERB", "AUX") for token in opening):
        return phrase
    told = [when for when in find_dates(opening.text, None) if when.precision == "day" and when.start]
    if not told or not (then := told[-1].start) or then >= day:
        return phrase
    return replace(phrase, scene=replace(phrase.scene, day=then))


def _is_out_of_office(phrase: NounPhrase, office: Office, country: str | None, person: str) -> bool:
    """Whether the tables name another as the one holder that day: "the President" in 2021 is no President Trump."""
    day = phrase.scene.day
    if day is None or country is None or _is_common(office):
        return False
    holders = {term.person_id for term in phrase.scene.gazetteer.holders(country, office.id, day)}
    return len(holders) == 1 and person not in holders and phrase.roster.actors[person].wikidata is not None


def _country_of_title(phrase: NounPhrase) -> str | None:
    """The country that alone has an office so called: "the Taoiseach", "the Pope"."""
    title = phrase.title
    if title is None or phrase.start == title.start:
        return None  # without an article it may be a name: "Nobles, Pope, Redwood"
    return load_nominals().title_countries.get(phrase.scene.words(title.start, title.end).lower())


def _former(phrase: NounPhrase, office: Office, country: str | None) -> tuple[str, ...]:
    """ "The former President": one of those who held the office before, never the one who holds it."""
    role = f"former {office.role}"
    spoken_of = phrase.history.holder(role, country)
    if spoken_of or country is None:
        return (spoken_of,) if spoken_of else ()
    day = phrase.scene.day
    past = [t for t in phrase.scene.gazetteer.holders(country, office.id, None) if day and t.end and t.end < day]
    name = f"{role} of {phrase.scene.gazetteer.state(country).name}"
    ident = _office_id(country, office).replace(":", ":former-", 1)
    candidates = tuple(dict.fromkeys(term.person for term in past))[:_MOST_CANDIDATES]
    return (phrase.roster.enter(draft(
        ident, name, "office", f"a {name}", country=country, sector=office.sector, role=role, candidates=candidates,
    )),)  # fmt: skip


def _is_former_self(phrase: NounPhrase, office: Office) -> bool:
    """ "As vice president": what someone was, without an article; "as President" in the President's own text he is."""
    doc, start = phrase.scene.doc, phrase.title.start if phrase.title else phrase.root.i
    is_bare = phrase.start == start and start > 0 and doc[start - 1].lower_ == "as"
    return is_bare and (doc[start].text[:1].islower() or office.id != phrase.scene.own_office)


def _who_speaks(phrase: NounPhrase) -> str | None:
    """Who says the phrase, by the label of a transcript; nobody for the label itself."""
    labels, at = phrase.history.labels, phrase.scene.doc[phrase.start].idx
    label = labels.before(at)
    return None if label is None or labels.is_within(at) else labels.speaker(label)


def _is_sought(phrase: NounPhrase) -> bool:
    """ "Run for President", "elected President": an office that may be had, not who has it."""
    doc, start = phrase.scene.doc, phrase.start
    is_bare = phrase.title is not None and start == phrase.title.start and start > 0
    return is_bare and doc[start - 1].lower_ in load_nominals().seeking


def _is_of_body(phrase: NounPhrase) -> bool:
    """ "A senior administration official" in a government's own release is one of its own."""
    return any(i in phrase.scene.body_at for i in range(phrase.start, phrase.root.i))


def _is_common(office: Office) -> bool:
    """A word that many hold at a time ("leader", "head", "chairman"): alone it points at no one office."""
    return office.id in load_nominals().common_offices


def _at_organisation(phrase: NounPhrase, office: Office, owner: Owner) -> Actor:
    """The one who held an organisation's office that day when exactly one did, else the office."""
    day = phrase.scene.day
    terms = phrase.scene.gazetteer.holders(owner.id, office.id, day) if owner.id and day else ()
    if len({term.person_id for term in terms}) != 1 or _is_common(office):
        return _office_at(phrase, office, owner)
    at, term = _office_at(phrase, office, owner), terms[0]
    basis = f"{term.person} held {at.basis} on {day}"
    return draft(
        term.person_id, term.person, "person", basis, country=at.country, sector=at.sector, role=office.role,
        of=at.of, wikidata=term.wikidata,
    )  # fmt: skip


def _office_at(phrase: NounPhrase, office: Office, owner: Owner) -> Actor:
    """The office at an organisation: "the head of the IAEA"."""
    assert owner.id
    actor = phrase.roster.actors.get(owner.id)
    at = actor.name if actor else owner.known.hit.entities[0].name if owner.known else owner.id
    sector = "IGO" if owner.id.startswith("org:") else office.sector
    name = f"{office.role} of {at}"
    return draft(
        _office_id(owner.id.split(":", 1)[1], office), name, "office", f"the office of {name}",
        country=owner.country, sector=sector, role=office.role, of=owner.id,
    )  # fmt: skip


def _on_that_day(phrase: NounPhrase, office: Office, country: str) -> Actor:
    """The one who held the office that day when exactly one did, else the office with its candidates."""
    day = phrase.scene.day
    terms = phrase.scene.gazetteer.holders(country, office.id, day) if day and not _is_common(office) else ()
    if len({term.person_id for term in terms}) == 1:
        return _holder(phrase, office, country, terms[0])
    name = f"{office.role} of {phrase.scene.gazetteer.state(country).name}"
    return draft(
        _office_id(country, office), name, "office", f"the office of {name}", country=country, sector=office.sector,
        role=office.role, candidates=tuple(dict.fromkeys(term.person for term in terms)),
    )  # fmt: skip


def _holder(phrase: NounPhrase, office: Office, country: str, term: Term) -> Actor:
    state = phrase.scene.gazetteer.state(country).name
    basis = f"{term.person} held the office of {office.role} of {state} on {phrase.scene.day}"
    return draft(
        term.person_id, term.person, "person", basis, country=country, sector=office.sector, role=office.role,
        wikidata=term.wikidata,
    )  # fmt: skip


def _unnamed(phrase: NounPhrase, office: Office, country: str | None) -> tuple[str, ...]:
    """ "A Kremlin spokesman", "a senior administration official" in a government's own release."""
    country = country or (None if phrase.owner else phrase.scene.home)
    if phrase.owner is None and country is None:
        return ()
    of = phrase.owner.id if phrase.owner else None
    actor = draft(
        _office_id(f"unnamed-{country or of}", office), phrase.scene.words(phrase.start, phrase.root.i + 1), "office",
        "an unnamed holder of an office", country=country, sector=office.sector, role=office.role, of=of,
    )  # fmt: skip
    return (phrase.roster.enter(actor),)


def _office_id(whose: str, office: Office) -> str:
    return f"office:{whose}-{office.id.replace(' ', '-')}"
