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
_POINTS = 4  # what a sentence is about beside what it says was discussed: its first matters only


def topics_of(
    cast: Cast, sentence: Sentence, within: Span | None = None, *, with_points: bool = False
) -> tuple[Topic, ...]:
    """The topics that a sentence, or the part of it within a span, says were discussed; or, too, took a stand on."""
    found: dict[Span, Topic] = {}
    for token in sentence.tokens:
        if within is None or within.start <= token.idx < within.end:
            for head in _heads(token, with_points):
                for topic in _split(cast, head):
                    if within is None or within.overlaps(topic.span):
                        found.setdefault(topic.span, topic)
    return tuple(sorted(found.values(), key=lambda t: t.span))


def points_of(cast: Cast, sentence: Sentence, within: Span | None = None) -> tuple[Topic, ...]:
    """What a sentence is about where no word of discussing says so: what its main verbs act on, or do."""
    found: dict[Span, Topic] = {}
    for token in sentence.tokens:
        inside = within is None or within.start <= token.idx < within.end
        if inside and len(found) < _POINTS:
            topic = _point(cast, token, within)
            if topic and (within is None or within.contains(topic.span)):
                found.setdefault(topic.span, topic)
    outer = [t for t in found.values() if not any(o.span.contains(t.span) and o.span != t.span for o in found.values())]
    return tuple(sorted(outer, key=lambda t: t.span))


def _point(cast: Cast, token: Token, within: Span | None) -> Topic | None:
    if within and token.pos_ == "NOUN" and not within.start <= token.head.idx < within.end:
        return _topic(cast, token)
    if token.pos_ not in ("VERB", "AUX") or not _is_leading(token, within):
        return None
    if token.lemma_ in load_words("encounters")["light_verbs"]:
        return None
    for head in _acted_on(cast, token):
        return _topic(cast, head)
    if within is None or any(c.dep_ in ("ccomp", "xcomp", "conj", "dobj") for c in token.children):
        return None
    kept = [t for t in token.subtree if t.i >= token.i and not t.is_space]
    return _of_tokens(cast, kept, token) if len(kept) > 2 else None


def _is_leading(verb: Token, within: Span | None) -> bool:
    """The main verb of a sentence or of what is said in it, or one joined to such a verb."""
    if within and not within.start <= verb.head.idx < within.end:
        return True
    while verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    return verb.dep_ in ("ROOT", "ccomp", "parataxis", "xcomp", "csubj")


def _acted_on(cast: Cast, verb: Token) -> Iterator[Token]:
    objects = [c for c in verb.children if c.dep_ in ("dobj", "attr", "nsubjpass")]
    if not objects:
        around = load_words("encounters")["setting_prepositions"]
        links = (c for c in verb.children if c.dep_ in ("prep", "agent") and c.lower_ not in around)
        objects = [o for c in links for o in c.children if o.dep_ == "pobj"]
    for token in objects:
        reference = cast.headed_by(token)
        if token.pos_ in ("NOUN", "PROPN", "NUM") and reference is None and token.ent_type_ not in ("DATE", "TIME"):
            yield token


def _heads(token: Token, with_points: bool) -> Iterator[Token]:
    words = load_words("encounters")
    lemma = token.lemma_.lower()
    slots = [*words["discuss"].get(lemma, ()), *(words["points"].get(lemma, ()) if with_points else ())]
    if token.pos_ == "VERB" and slots:
        yield from _after_verb(token, slots)
    elif token.pos_ == "ADJ" and lemma in words["topic_adjectives"]:
        yield from _after_prepositions(token, [*words["topic_prepositions"], "of"])
    elif token.pos_ in ("NOUN", "PROPN") and lemma in words["topic_nouns"]:
        yield from _after_prepositions(token, words["topic_prepositions"])
    if token.pos_ == "NOUN" and lemma in words["topic_nouns_of"]:
        # "made a mention, as expected, of X": what follows an aside hangs on the verb.
        for head in (token, token.head) if token.dep_ == "dobj" else (token,):
            yield from _after_prepositions(head, ["of"])
    if token.pos_ == "NOUN" and lemma in words["heed"]:
        # "special attention was paid to X", "he made special emphasis on X": what is heeded, not the heed.
        for head in (token, token.head) if token.dep_ in ("dobj", "nsubjpass") else (token,):
            yield from _after_prepositions(head, words["heed"][lemma])
    if token.lemma_ == "be":
        yield from _named_topics(token, words["named_topics"])
    if token.pos_ == "VERB" and lemma in words["weighing"]:
        yield from _weighed(token, words["weights"])


def _named_topics(be: Token, names: list[str]) -> Iterator[Token]:
    """ "The key topic of the talks is the situation in the east": what a topic is said to be."""
    if any(child.dep_ == "nsubj" and child.lemma_.lower() in names for child in be.children):
        yield from (t for c in be.children if c.dep_ == "attr" for t in with_conjuncts(c))
        yield from _after_prepositions(be, ["on"])


def _weighed(verb: Token, weights: list[str]) -> Iterator[Token]:
    """ "The importance of X was noted", "he noted the importance of X": X was spoken of, with no stand of one side."""
    slots = ("nsubjpass", "dobj") if verb.lemma_ == "note" else ("nsubjpass",)
    for child in verb.children:
        if child.dep_ in slots and child.lemma_.lower() in weights:
            yield from _after_prepositions(child, ["of"])


def _after_verb(verb: Token, slots: list[str]) -> Iterator[Token]:
    nouns = set(load_words("encounters")["topic_nouns"])
    for child in verb.children:
        if child.dep_ == "nsubj" and "subject" in slots:
            yield from with_conjuncts(child)
        elif child.dep_ in ("dobj", "nsubjpass") and "object" in slots:
            yield from (t for t in with_conjuncts(child) if t.lemma_ not in nouns)
        elif child.dep_ == "dobj" and child.lemma_ in ("concern", "gratitude", "appreciation", "readiness", "support"):
            yield from _after_prepositions(child, ["about", "over", "for", "regarding"])
        elif child.dep_ == "dobj" and (child.pos_ == "PROPN" or "object" not in slots):
            yield from _after_prepositions(child, [s for s in slots if s not in ("for", "to")])
        elif child.dep_ == "ccomp" and verb.lemma_ in load_words("encounters")["telling"]:
            yield from (c for c in child.children if c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN"))
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
    framing = load_words("encounters")["framing_nouns"]
    heads = _framed(head, framing) or [head]
    # Examples within examples are found in one walk, not by descending again: cost stays linear.
    heads += [
        inner for token in heads for example in _included(token) for inner in _framed(example, framing) or [example]
    ]
    for token in heads:
        topic = None if token.pos_ in ("PRON", "DET") or token.is_punct else _topic(cast, token)
        if topic:
            yield topic


def _framed(head: Token, framing: list[str]) -> list[Token]:
    if head.lemma_ not in framing:
        return []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("in", "around", "of", "with", "within", "on"):
            objects = [o for c in child.children if c.dep_ == "pobj" for o in with_conjuncts(c)]
            return [o for o in objects if o.pos_ == "PROPN" or o.lemma_ not in framing]
    return []


def _included(head: Token) -> Iterator[Token]:
    """What follows "including", "such as" or "namely" under a topic's head."""
    for token in head.subtree:
        if token.dep_ == "appos" and token.pos_ == "NOUN" and token.i != head.i:
            yield token
        elif token.dep_ == "prep" and token.lower_ in ("including", "as", "like", "especially"):
            yield from (t for c in token.children if c.dep_ == "pobj" for t in with_conjuncts(c))


def _topic(cast: Cast, head: Token) -> Topic | None:
    return _of_tokens(cast, sorted(_kept(head), key=lambda t: t.i), head)


def _of_tokens(cast: Cast, kept: list[Token], head: Token) -> Topic | None:
    """The topic that some tokens in text order make, without loose ends, at most `_LONGEST` characters."""
    while kept and (kept[0].pos_ in ("DET", "PUNCT", "CCONJ") or kept[0].is_space):
        kept.pop(0)
    while kept and _is_loose_end(kept, head):
        kept.pop()
    if head.lemma_.lower() in load_words("encounters")["settings"]:
        return None
    if not kept or (len(kept) == 1 and kept[0].lemma_.lower() in load_words("encounters")["vague_nouns"]):
        return None
    span = stretch(kept[0], kept[-1])
    return Topic(" ".join(span.words(cast.parsed.report.text).split()), span)


def _is_loose_end(kept: list[Token], head: Token) -> bool:
    last = kept[-1]
    if last.is_punct or last.is_space or last.pos_ in ("ADP", "CCONJ", "DET"):
        return True
    return last.idx + len(last) - kept[0].idx > _LONGEST and last.i > head.i


def _kept(head: Token) -> Iterator[Token]:
    """The tokens of a topic's noun phrase without clauses, conjuncts and examples; "the steps" keeps its clause."""
    yield head
    is_vague = head.lemma_.lower() in load_words("encounters")["vague_nouns"]
    for child in head.children:
        if is_vague and child.dep_ == "relcl":
            yield from _whole(child)
            continue
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
