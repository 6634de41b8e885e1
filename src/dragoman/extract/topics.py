"""What was discussed: the objects of verbs and nouns of discussing, split into single topics."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..actors.cast import Cast
from ..model import Span, Topic
from ..parse.parsed import Sentence
from .grammar import stretch, with_conjuncts
from .lexicon import load_words

_CUT = frozenset({"relcl", "advcl", "cc", "conj", "appos", "ccomp", "parataxis", "mark"})
_LONGEST = 180


def topics_of(cast: Cast, sentence: Sentence, within: Span | None = None) -> tuple[Topic, ...]:
    """The topics that a sentence, or the part of it within a span, says were discussed."""
    found: dict[Span, Topic] = {}
    for token in sentence.tokens:
        if within is None or within.start <= token.idx < within.end:
            for head in _heads(token):
                for topic in _split(cast, head):
                    if within is None or within.overlaps(topic.span):
                        found.setdefault(topic.span, topic)
    return tuple(sorted(found.values(), key=lambda t: t.span))


def _heads(token: Token) -> Iterator[Token]:
    words = load_words("encounters")
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in words["discuss"]:
        yield from _after_verb(token, words["discuss"][lemma])
    elif (token.pos_ == "ADJ" and lemma in words["topic_adjectives"]) or (
        token.pos_ in ("NOUN", "PROPN") and lemma in words["topic_nouns"]
    ):
        yield from _after_prepositions(token, words["topic_prepositions"])


def _after_verb(verb: Token, slots: list[str]) -> Iterator[Token]:
    nouns = set(load_words("encounters")["topic_nouns"])
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass") and "object" in slots:
            yield from (t for t in with_conjuncts(child) if t.lemma_ not in nouns)
        elif child.dep_ == "dobj" and child.lemma_ in ("concern", "gratitude", "appreciation", "readiness", "support"):
            yield from _after_prepositions(child, ["about", "over", "for", "regarding"])
        elif child.dep_ == "ccomp" and verb.lemma_ in ("say", "note", "stress", "emphasize", "emphasise"):
            continue
    yield from _after_prepositions(verb, [*slots, "including"])


def _after_prepositions(head: Token, prepositions: list[str]) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield from with_conjuncts(grandchild)
                elif grandchild.dep_ == "pcomp" and grandchild.pos_ == "VERB":
                    yield grandchild
            yield from (o for c in child.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")


def _split(cast: Cast, head: Token) -> Iterator[Topic]:
    """A topic, and what it is said to include; "the situation in Syria and Ukraine" is two topics."""
    words = load_words("encounters")
    inner = _framed(head, words["framing_nouns"])
    for token in inner or [head]:
        if token.pos_ in ("PRON", "DET") or token.is_punct:
            continue
        topic = _topic(cast, token)
        if topic:
            yield topic
    if not inner:
        yield from _included(cast, head)


def _framed(head: Token, framing: list[str]) -> list[Token]:
    if head.lemma_ not in framing:
        return []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "around", "of", "with", "within"):
            objects = [o for c in child.children if c.dep_ == "pobj" for o in with_conjuncts(c)]
            return [o for o in objects if o.pos_ == "PROPN" or o.lemma_ not in framing]
    return []


def _included(cast: Cast, head: Token) -> Iterator[Topic]:
    """What follows "including" or "such as" under a topic's head."""
    for child in head.subtree:
        if child.dep_ != "prep" or child.lower_ not in ("including", "as", "like", "especially"):
            continue
        for grandchild in child.children:
            if grandchild.dep_ == "pobj":
                for token in with_conjuncts(grandchild):
                    yield from _split(cast, token)


def _topic(cast: Cast, head: Token) -> Topic | None:
    kept = sorted(_kept(head), key=lambda t: t.i)
    while kept and (kept[0].pos_ in ("DET", "PUNCT", "CCONJ") or kept[0].is_space):
        kept.pop(0)
    while kept and (kept[-1].is_punct or kept[-1].is_space or kept[-1].pos_ in ("ADP", "CCONJ", "DET")):
        kept.pop()
    if not kept:
        return None
    span = stretch(kept[0], kept[-1])
    if span.end - span.start > _LONGEST:
        span = stretch(kept[0], head)
    return Topic(" ".join(span.words(cast.parsed.report.text).split()), span)


def _kept(head: Token) -> Iterator[Token]:
    """The tokens of a topic's noun phrase without clauses, conjuncts and examples."""
    yield head
    for child in head.children:
        if (
            child.dep_ in _CUT
            or (child.is_punct and child.text not in ("-", "–", "'", "’"))
            or child.lower_ in ("including", "such")
            or (child.dep_ == "prep" and child.lower_ == "as")
        ):
            continue
        yield from _whole(child) if child.i < head.i or child.dep_ in ("prep", "acl", "dobj", "pobj") else [child]


def _whole(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ in ("relcl", "advcl", "parataxis") or (
            child.dep_ == "prep" and child.lower_ in ("including", "such")
        ):
            continue
        yield from _whole(child)
