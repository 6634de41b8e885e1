"""Commitments: what a side binds itself to do or not to do, in the words that bind it.

Three shapes of words bind: a verb of promising with its complement ("vowed to …"), a noun of promising with an
owner ("its readiness to …"), and a deed told of a side itself in the future or under way ("is providing …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from ..actors.cast import Cast
from ..codebook import Codebook
from ..gazetteer import Gazetteer
from ..model import Commitment, CommitmentStatus, Place, Quantity, Span, Statement, When, content_id
from ..parse.parsed import Sentence
from ..text.dates import Anchor
from ..text.quantities import find_quantities
from .grammar import (
    actors_at,
    actors_of,
    direct_objects,
    own_subject,
    possessors,
    side_of,
    stretch,
    subject_of,
)  # fmt: skip
from .lexicon import load_words
from .places import Locator
from .sightings import find_dates_in

_KINDS = ("state", "government", "person", "office", "organisation", "group")


@dataclass(frozen=True, slots=True)
class _Vow:
    """Words that bind: who, what, and how firmly."""

    by: tuple[str, ...]
    action: Span
    deed: Token
    status: CommitmentStatus
    cue: Token


def extract_commitments(
    cast: Cast, statements: tuple[Statement, ...], anchor: Anchor | None, gazetteer: Gazetteer, codebook: Codebook
) -> tuple[Commitment, ...]:
    """All commitments of a report in text order, each stretch of action once."""
    locate = Locator(cast, gazetteer)
    found: dict[Span, Commitment] = {}
    for sentence in cast.parsed.sentences:
        for vow in _vows(cast, sentence):
            if not any(vow.action.overlaps(span) for span in found):
                dates = find_dates_in(cast, sentence, anchor)
                found[vow.action] = _commitment(cast, sentence, vow, statements, dates, locate)
    return tuple(found.values())


def _vows(cast: Cast, sentence: Sentence) -> Iterator[_Vow]:
    words = load_words("commitments")
    for token in sentence.tokens:
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and lemma in words["verbs"]:
            yield from _by_verb(cast, token, words["verbs"][lemma], words)
        elif token.pos_ == "NOUN" and lemma in words["nouns"]:
            yield from _by_noun(cast, token, words["nouns"][lemma]["status"])
        elif token.pos_ == "ADJ" and lemma in words["adjectives"]:
            yield from _by_adjective(cast, token)
        elif token.pos_ == "VERB" and lemma in words["deeds"]:
            yield from _by_deed(cast, token)


def _by_verb(cast: Cast, verb: Token, rule: dict[str, Any], words: dict[str, Any]) -> Iterator[_Vow]:
    if _is_unreal(verb):
        return
    by = _binders(cast, subject_of(verb))
    for child in verb.children:
        vow = _complement(cast, verb, child, rule, words)
        if vow and (by or vow.by):
            yield _Vow(vow.by or by, vow.action, vow.deed, vow.status, verb)


def _complement(cast: Cast, verb: Token, child: Token, rule: dict[str, Any], words: dict[str, Any]) -> _Vow | None:
    takes, status = rule["takes"], rule["status"]
    if child.dep_ == "xcomp" and "infinitive" in takes and child.pos_ in ("VERB", "AUX"):
        return _Vow((), _phrase(child), child, status, verb)
    is_order = "order" in takes and child.dep_ in ("ccomp", "advcl", "xcomp") and child.tag_ == "VB"
    if is_order and any(c.lower_ == "to" for c in child.children):
        return _Vow((), _phrase(child), child, status, verb)
    if child.dep_ == "ccomp" and "clause" in takes and _is_future(child):
        return _Vow(_binders(cast, own_subject(child)), _phrase(child), child, status, verb)
    if child.dep_ == "dobj" and "object" in takes and _is_binding_object(verb, child, words):
        return _Vow((), _phrase(child), child, status, verb)
    if child.dep_ == "prep" and child.lower_ == "to" and "to" in takes:
        return next(
            (_Vow((), _phrase(c), c, status, verb) for c in child.children if c.dep_ in ("pobj", "pcomp")), None
        )
    return None


def _is_binding_object(verb: Token, noun: Token, words: dict[str, Any]) -> bool:
    if verb.lemma_ not in ("announce", "unveil"):
        return verb.lemma_ not in ("task", "instruct", "agree")
    inner = {noun.lemma_.lower(), *(t.lemma_.lower() for c in noun.children for t in (c, *c.children))}
    return bool(inner & set(words["announceable"])) or "$" in noun.text


def _by_noun(cast: Cast, noun: Token, status: CommitmentStatus) -> Iterator[_Vow]:
    deed = next((c for c in noun.children if c.dep_ in ("acl", "relcl") and c.pos_ == "VERB" and c.tag_ == "VB"), None)
    if deed is None:
        objects = {c.lower_: o for c in noun.children if c.dep_ == "prep" for o in c.children}
        deed = objects.get("to") or (objects.get("of") if noun.lemma_ != "commitment" else None)
    if deed is None or _is_unreal(noun.head):
        return
    owners = actors_of(cast, possessors(noun))
    by = tuple(id for id in owners if _may_bind(cast, id)) or _binders(
        cast, subject_of(noun.head) if noun.dep_ in ("dobj", "pobj", "conj") else None
    )
    if noun.lemma_ == "plan" and deed.pos_ != "VERB":
        return
    if by:
        yield _Vow(by, _phrase(deed), deed, status, noun)


def _by_adjective(cast: Cast, adjective: Token) -> Iterator[_Vow]:
    deed = next((c for c in adjective.children if c.dep_ in ("xcomp", "ccomp") and c.pos_ == "VERB"), None)
    subject = subject_of(adjective.head) if adjective.dep_ in ("acomp", "oprd") else None
    by = _binders(cast, subject)
    if deed is not None and by and not _is_unreal(adjective.head):
        yield _Vow(by, _phrase(deed), deed, "vowed", adjective)


def _by_deed(cast: Cast, verb: Token) -> Iterator[_Vow]:
    """ "Canada will lead …" (announced), "are organizing …", "is providing …" (under way)."""
    subject = own_subject(verb)
    if subject is None and verb.dep_ == "conj":
        subject = subject_of(verb)
    if subject is None or verb.dep_ in ("relcl", "advcl", "acl") or _is_unreal(verb):
        return
    status: CommitmentStatus | None = "announced" if _is_future(verb) else "under way" if _is_under_way(verb) else None
    by = _binders(cast, subject)
    if by and status and (status == "announced" or any(True for _ in direct_objects(verb))):
        yield _Vow(by, _phrase(verb), verb, status, verb)


def _is_future(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("will", "'ll", "’ll", "shall") for c in verb.children)


def _is_under_way(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)


def _is_unreal(verb: Token) -> bool:
    """Negated, conditional, or merely wished for."""
    if any(
        c.dep_ == "neg" or (c.dep_ == "aux" and c.lower_ in ("would", "could", "might", "may", "should", "must"))
        for c in verb.children
    ):
        return True
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless") for c in verb.children)


def _binders(cast: Cast, subject: Token | None) -> tuple[str, ...]:
    if subject is None:
        return ()
    found = actors_of(cast, (subject, *subject.conjuncts))
    if not found:
        found = tuple(id for token in possessors(subject) for id in actors_at(cast, token))
    return tuple(id for id in found if _may_bind(cast, id))


def _may_bind(cast: Cast, id: str) -> bool:
    actor = cast.by_id[id]
    return actor.kind in _KINDS and (actor.country is not None or actor.sector in ("IGO", "REB"))


def _phrase(head: Token) -> Span:
    """The words of a deed, from its verb or noun on, without what comes before it in the sentence."""
    kept = [t for t in head.subtree if not t.is_space]
    if head.pos_ in ("VERB", "AUX"):
        kept = [t for t in kept if t.i >= head.i]
    last = kept[-1]
    for token in kept:
        if token.i > head.i and token.dep_ == "punct" and token.text in (";", "”", '"', "."):
            last = token.nbor(-1)
            break
    return stretch(kept[0], last)


def _commitment(
    cast: Cast,
    sentence: Sentence,
    vow: _Vow,
    statements: tuple[Statement, ...],
    dates: tuple[When, ...],
    locate: Locator,
) -> Commitment:
    places = _places(vow, locate)
    said = next((s for s in statements if s.content.span.overlaps(vow.action)), None)
    return Commitment(
        id=content_id("commitment", vow.by, vow.action),
        by=vow.by,
        action=vow.action,
        type=_type(vow),
        recipients=_recipients(cast, vow),
        place=places[0] if len(places) == 1 else None,
        places=places,
        quantity=_quantity(cast, vow.action),
        purpose=_purpose(vow),
        announced=(said.date if said else None) or _announced(vow, dates),
        announced_by=said.speaker if said else None,
        due=next((d for d in dates if vow.action.contains(d.span) and d.start), None),
        status=vow.status,
        evidence=(sentence.span,),
    )


def _type(vow: _Vow) -> str:
    """The PLOVER type the deed would be, by the commonest verbs of deeds; AGREE where only the intent shows."""
    for type_, lemmas in load_words("deeds").items():
        if vow.deed.lemma_.lower() in lemmas:
            return str(type_)
    return "AGREE"


def _recipients(cast: Cast, vow: _Vow) -> tuple[str, ...]:
    own = {side_of(cast, id) for id in vow.by}
    found: list[str] = []
    for token in vow.deed.subtree:
        governor = token.head
        if token.dep_ == "dative" or (token.dep_ == "pobj" and governor.lower_ in ("to", "for", "with")):
            found += [id for id in actors_at(cast, token) if side_of(cast, id) not in own]
    return tuple(dict.fromkeys(found))


def _places(vow: _Vow, locate: Locator) -> tuple[Place, ...]:
    """Every place named by "in" under the deed."""
    tokens = [
        token for token in vow.deed.subtree
        if token.pos_ == "PROPN" and token.dep_ in ("pobj", "conj") and _governor(token).lower_ in ("in", "at")
    ]  # fmt: skip
    found = (locate.named(token) for token in tokens)
    return tuple({place.span: place for place in found if place}.values())


def _governor(token: Token) -> Token:
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token.head


def _quantity(cast: Cast, action: Span) -> Quantity | None:
    found = find_quantities(action.words(cast.parsed.report.text))
    if not found:
        return None
    first = found[0]
    return Quantity(first.value, first.unit, Span(first.span.start + action.start, first.span.end + action.start))


def _purpose(vow: _Vow) -> Span | None:
    """ "to deter …", "whose mission is to deter …": an infinitive of purpose under the deed."""
    for token in vow.deed.subtree:
        to = any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children)
        if (
            to
            and token.i != vow.deed.i
            and token.dep_ in ("advcl", "xcomp")
            and token.pos_ == "VERB"
            and token.i > vow.deed.i
        ):
            return _phrase(token)
    return None


def _announced(vow: _Vow, dates: tuple[When, ...]) -> When | None:
    return next((d for d in dates if d.start and not vow.action.contains(d.span)), None)
