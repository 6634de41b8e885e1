"""Those who meet, told by a plural noun: "the two leaders", "both sides", "our countries".

They are the sides last named together a sentence or so before, else the sides of the title; a noun with a
complement of its own ("governments of food-exporting countries") is of others.
"""

from __future__ import annotations

from spacy.tokens import Token

from .phrase import NounPhrase
from .roster import actor_of
from .wordlists import load_nominals

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_DEFINITE = frozenset({"the", "our", "their", "both"})
_AS_STATES = frozenset({"country", "nation", "state", "capital", "government"})
_OF_OTHERS = frozenset({"of", "from", "in", "at", "across", "around", "outside", "within", "on", "under", "like"})
_NEAR, _WHOLE = 1, None


def sides_together(phrase: NounPhrase) -> tuple[str, ...]:
    """Those whom a plural noun without an owner stands for; empty when nothing is sure."""
    table = load_nominals()
    is_people = phrase.lemma in table.pair_people
    if not (is_people or phrase.lemma in table.pair_sides) or not _is_definite(phrase):
        return ()
    if _has_complement(phrase) or _is_qualified(phrase):
        return ()
    if "their" in phrase.words_before:
        return _of_possessor(phrase)
    as_states = phrase.lemma in _AS_STATES
    issuers = phrase.roster.issuers if "our" in phrase.words_before else ()
    found = issuers if len(issuers) > 1 else _found(phrase, is_people and not as_states)
    if as_states:
        found = tuple(dict.fromkeys(_state_of(phrase, id) for id in found))
        home = phrase.scene.home
        return () if "our" in phrase.words_before and home and f"state:{home}" not in found else found
    return found if _hold_office(phrase, found) else ()


def _found(phrase: NounPhrase, people: bool) -> tuple[str, ...]:
    count = next((_COUNTS[word] for word in _COUNTS if word in phrase.words_before), 0)
    if people and (again := phrase.history.called(phrase.lemma)) and count in (0, len(again)):
        return again
    near = phrase.history.together(people, count, _NEAR, as_states=phrase.lemma in _AS_STATES)
    if phrase.scene.is_spoken and not count and not people and "our" not in phrase.words_before:
        return ()
    if not count and not people and len(near) > 2:
        return ()  # of three sides, which are "the parties" nothing tells
    principals = phrase.roster.principals
    if len(principals) == 2 and not people and any(id.startswith("org:") for id in near):
        near = ()  # "thanked Croatia for its support in the EU": the parties to the talks are still the two that met
    if near and _are_parties_elsewhere(phrase, near):
        near = ()
    if near and "our" not in phrase.words_before:
        return near
    is_counted = len(principals) == (count or max(len(principals), 2))
    if is_counted and (not people or all(phrase.roster.is_person(id) for id in principals)):
        return principals
    are_sure = people or count or phrase.lemma not in _AS_STATES
    if near or phrase.scene.is_spoken or not are_sure:
        return near
    as_states = phrase.lemma in _AS_STATES
    whole = phrase.history.together(people, count, _WHOLE, as_states=as_states)
    if whole and not _are_parties_elsewhere(phrase, whole):
        return whole
    return principals if is_counted else ()


def _are_parties_elsewhere(phrase: NounPhrase, ids: tuple[str, ...]) -> bool:
    """ "The parties agreed", where a ministry tells of its own talks: its state is one, whoever else is named."""
    home, title = phrase.scene.home, (phrase.scene.parsed.report.title or "").lower()
    if home is None or phrase.lemma not in ("party", "side") or not load_nominals().talks & set(title.split()):
        return False
    is_active = phrase.root.dep_ == "nsubj"
    return is_active and home not in {phrase.roster.country(id) for id in ids}


def _of_possessor(phrase: NounPhrase) -> tuple[str, ...]:
    """ "Their countries": the states of those whom "their" stands for; of "their leaders" nothing is known."""
    if phrase.lemma not in _AS_STATES:
        return ()
    heads = (phrase.roster.heads.get(t.i) for t in phrase.root.children if t.lower_ == "their")
    ids = next((phrase.roster.references[at].actors for at in heads if at is not None), ())
    return tuple(dict.fromkeys(_state_of(phrase, id) for id in ids)) if len(ids) > 1 else ()


def _is_definite(phrase: NounPhrase) -> bool:
    if phrase.words_before & _DEFINITE:
        return True
    # "Leaders also emphasized …": readouts drop the article.
    is_bare = phrase.start == phrase.root.i and phrase.root.text[0].isupper() and not phrase.scene.is_spoken
    return is_bare and phrase.root.dep_ == "nsubj" and phrase.lemma in load_nominals().bare_people


def _is_qualified(phrase: NounPhrase) -> bool:
    """ "The other leaders", "the three target countries", "the world's states", "all our nations": not just those."""
    plain = _DEFINITE | _COUNTS.keys() | load_nominals().plain_words
    title, doc = phrase.title, phrase.scene.doc
    named = {doc[i].lower_ for i in range(title.start, title.end)} if title else set()
    words = phrase.words_before - named  # "the foreign ministers": the words of the title qualify nobody
    return bool(words - plain) or ("all" in words and not words & _COUNTS.keys())


def _has_complement(phrase: NounPhrase) -> bool:
    """ "Leaders of certain countries", "the presidents who testified", "both sides of the Atlantic": others.

    Also parties within a state: "Presidents of both parties".
    """
    root = phrase.root
    if phrase.lemma == "party" and root.dep_ == "pobj" and root.head.lower_ in ("of", "from", "across", "in"):
        return True
    return any(_is_complement(child) for child in root.children if child.i > root.i)


def _is_complement(child: Token) -> bool:
    if child.dep_ in ("relcl", "acl"):
        return True
    if child.dep_ != "prep" or child.lower_ not in _OF_OTHERS:
        return False
    objects = [t for t in child.children if t.dep_ == "pobj"]
    sides = load_nominals().pair_sides
    return not any(t.lemma_.lower() in sides and any(c.lower_ in _COUNTS for c in t.children) for t in objects)


def _hold_office(phrase: NounPhrase, ids: tuple[str, ...]) -> bool:
    """Whether "the prime ministers" are those who hold that office."""
    if phrase.title is None or phrase.lemma not in load_nominals().office_nouns:
        return True
    office, table = phrase.title.office, load_nominals()
    wording = phrase.lemma if office.id in table.common_offices else office.role
    offices = phrase.roster.offices
    return all(
        (id in offices and offices[id].id == office.id)
        or wording in (role := (phrase.roster.actors[id].role or wording).lower())
        or set(office.id.split()) <= set(role.split())  # "Minister of Europe and Foreign Affairs"
        for id in ids
    )


def _state_of(phrase: NounPhrase, id: str) -> str:
    country = phrase.roster.country(id)
    if country is None:
        return id
    state = phrase.scene.gazetteer.state(country)
    return phrase.roster.enter(actor_of(state, "the country of one who was last spoken of"))
