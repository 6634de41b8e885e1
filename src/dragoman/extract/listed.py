"""Lists of parties, however they were parsed: "A, B and C", "Advisors X, Y, and Z expressed", "X, Y and Z who arrived".

Parsers take long lists of people for appositions, and the last of a list for a subject of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from .grammar import with_conjuncts

if TYPE_CHECKING:
    from ..actors.cast import Reference
    from .phrases import Phrases

_LONGEST = 30
_SUBJECTS = ("nsubj", "nsubjpass")
_LINKS = frozenset({",", ";", "and"})


def members(phrases: Phrases, token: Token) -> list[Token]:
    """Heads of a phrase and of what is listed with it; parsers take long lists of people for appositions."""
    found = list(with_conjuncts(token))
    for part in found:
        if len(found) > _LONGEST:
            break
        people = _people(phrases, part)
        beside = [child for child in part.children if child.dep_ in ("appos", "conj")] if people else []
        found += [c for c in beside if c not in found and _people(phrases, c) and not people & _people(phrases, c)]
        found += [c for c in _listed_as_apposition(part) if c not in found and not people]
    known = {part.i for part in found}
    after = [*_listed_after(phrases, found[0]), *_states_after(phrases, found[0])]
    return found + [head for head in after if head.i not in known]


def _listed_after(phrases: Phrases, token: Token) -> Iterator[Token]:
    """Heads of the persons that follow a person with nothing but commas and "and" between, whatever the parse."""
    doc, reference = token.doc, phrases.cast.headed_by(token) or phrases.heading(token)
    for _ in range(_LONGEST):
        if reference is None or not _people(phrases, doc[reference.head]):
            return
        at = reference.end
        while at < len(doc) and doc[at].lower_ in _LINKS:
            at += 1
        following = phrases.starts.get(at) if at > reference.end else None
        # "A met B, and C said": who does something else is not of the list.
        if following is None or (doc[following.head].dep_ in _SUBJECTS and doc[following.head].head != token.head):
            return
        if _people(phrases, doc[following.head]):
            yield doc[following.head]
        reference = following


def _states_after(phrases: Phrases, token: Token) -> list[Token]:
    """Heads of the states that follow a state with commas and a last "and" between, whatever the parse."""
    doc, reference = token.doc, phrases.cast.headed_by(token)
    found: list[Token] = []
    while reference is not None and _is_state(phrases, reference) and len(found) < _LONGEST:
        at, is_last = reference.end, bool(found) and "and" in _links(doc, found[-1])
        while at < len(doc) and doc[at].lower_ in _LINKS | {"the"}:
            at += 1
        following = phrases.starts.get(at) if at > reference.end and not is_last else None
        if following is None or doc[following.head].dep_ in (*_SUBJECTS, "poss"):
            break
        reference = following
        found += [doc[following.head]] if _is_state(phrases, following) else []
    return found if found and "and" in _links(doc, found[-1]) else []


def _links(doc: Doc, name: Token) -> set[str]:
    """The words between a listed name and the one before it."""
    start = name.left_edge.i
    return {token.lower_ for token in doc[max(0, start - 2) : name.i]}


def _is_state(phrases: Phrases, reference: Reference) -> bool:
    by_id = phrases.cast.by_id
    return reference.form == "name" and all(by_id[id].kind == "state" for id in reference.actors if id in by_id)


def listed_before(phrases: Phrases, last: Token) -> tuple[str, ...]:
    """ "Advisors Sullivan, Shin and Akiba expressed": the parser may take the last alone for the subject."""
    is_cut = last.dep_ == "nsubj" and last.head.dep_ == "conj" and last.head.head.pos_ == "PROPN"
    return people_before(phrases, last) if is_cut else ()


def people_before(phrases: Phrases, last: Token) -> tuple[str, ...]:
    """Those who stand in a row before a name with nothing but commas and "and" between, in their order."""
    reference, doc = phrases.cast.headed_by(last), last.doc
    found: list[tuple[str, ...]] = []
    while reference is not None and len(found) < _LONGEST:
        at = reference.start
        while at and doc[at - 1].lower_ in _LINKS:
            at -= 1
        before = phrases.cast.holding(doc[at - 1]) if 0 < at < reference.start else None
        reference = before if before is not None and _people(phrases, doc[before.head]) else None
        found += [phrases.filtered(reference.actors)] if reference is not None else []
    return tuple(dict.fromkeys(id for ids in reversed(found) for id in ids))


def _people(phrases: Phrases, token: Token) -> set[str | None]:
    """The countries of the persons that a token names."""
    by_id = phrases.cast.by_id
    return {by_id[id].country or by_id[id].of for id in phrases.named(token) if by_id[id].kind == "person"}


def whole_list(phrases: Phrases, last: Token) -> list[Token]:
    """ "Prime Minister X, President Y and Chancellor Z who arrived": without a comma, "who" is all of them."""
    above = takewhile(lambda token: token.pos_ == "PROPN", last.ancestors)
    lists = (whole for first in above if last in (whole := members(phrases, first)))
    return next(lists, None) or members(phrases, last)


def _listed_as_apposition(name: Token) -> list[Token]:
    """ "The GCC, the U.S. envoy and the United Nations": the parser takes the rest of the list for an apposition."""
    rests = (c for c in name.children if c.dep_ == "appos" and name.pos_ == "PROPN" and (c.conjuncts or _goes_on(c)))
    return [head for rest in rests for head in (rest, *rest.conjuncts) if head.i > name.i]


def _goes_on(name: Token) -> bool:
    """Whether a list goes on after a name: "the World Bank, the African Development Bank (AfDB), and other donors"."""
    after = name.doc[name.right_edge.i + 1 : name.right_edge.i + 4]
    words = [t.lower_ for t in after if t.text != ")"]
    return words[:2] == [",", "and"] and name.pos_ == "PROPN"
