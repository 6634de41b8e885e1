"""Words of saying in a report, each with its speaker's place in the grammar and what is said.

`find_cues` gives them in text order. Words inside speech are not cues (the speaker's own "we said" is part
of what is said), nor are those that do not assert: "did not say", "may announce", "declined to say".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from ..model import Span
from ..parse.parsed import Parsed, Sentence
from .grammar import is_passive, objects_after, own_subject, subject_of, with_conjuncts
from .said import find_content, stretch_of
from .sayings import Sayings
from .spans import Stretches

_ADDRESSED: Final = frozenset({"tell", "inform", "assure", "reassure", "remind", "ask", "urge", "warn", "brief"})
_QUOTING: Final = frozenset({"quoting"})
_INVERTED: Final = frozenset({"dobj", "npadvmod", "attr", "dep", "oprd", "appos", "conj"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One word of saying. `subjects` head the speakers' noun phrases; none for "It was noted that …".

    `content` is what the grammar gives as said, None where only a quotation could tell; a cue with neither
    still shows who has the floor (`is_floor`).
    """

    token: Token
    sentence: Sentence
    subjects: tuple[Token, ...]
    content: Span | None
    addressee: Token | None
    takes: frozenset[str]
    is_impersonal: bool
    is_floor: bool

    @property
    def span(self) -> Span:
        return Span(self.token.idx, self.token.idx + len(self.token))


def find_cues(parsed: Parsed, speech: Stretches, sayings: Sayings) -> Iterator[Cue]:
    """The cues of a report outside `speech`, in text order."""
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            if token.lower_ == "according":
                cue = _according(token, sentence)
            elif token.pos_ == "VERB" or (token.pos_ == "ADJ" and is_passive(token)):
                cue = _verb_cue(token, sentence, sayings)
            else:
                continue
            if cue is not None and not speech.holds(token.idx):
                yield cue


def _verb_cue(token: Token, sentence: Sentence, sayings: Sayings) -> Cue | None:
    lemma = _lemma(token, sayings)
    if lemma == "cite" and token.tag_ == "VBG":
        return None  # "citing anonymous sources": where it is from, not what is said
    takes = sayings.verbs.get(lemma, frozenset())
    is_floor = lemma in sayings.floor
    if not (takes or is_floor or lemma in sayings.phrases) or not is_asserted(token, sayings):
        return None
    subjects = _speakers_of(token)
    content = find_content(token, takes, sayings)
    is_impersonal = not subjects
    if is_impersonal and not (content and _is_told(token) and ("impersonal" in takes or lemma in sayings.phrases)):
        return None
    if lemma in sayings.phrases and not takes and content is None:
        return None
    return Cue(token, sentence, subjects, content, _addressee(token, lemma), takes, is_impersonal, is_floor)


def _is_told(verb: Token) -> bool:
    """Whether a passive tells what was done ("was noted", "has been stressed"), not what is the rule."""
    return any(c.dep_ in ("aux", "auxpass") and (c.tag_ == "VBD" or c.lower_ in ("has", "have")) for c in verb.children)


def _lemma(token: Token, sayings: Sayings) -> str:
    """The lemma, also of a participle that the tagger took for an adjective: "was underscored"."""
    lemma = token.lemma_.lower()
    if token.pos_ == "ADJ" and lemma.endswith("ed"):
        return next((stem for stem in (lemma[:-2], lemma[:-1]) if stem in sayings.verbs), lemma)
    return lemma


def is_asserted(verb: Token, sayings: Sayings) -> bool:
    """Whether the saying happened: not negated, not under "may" or "will", "if", or an idle infinitive."""
    for child in verb.children:
        if child.dep_ == "neg" or (child.dep_ == "aux" and child.tag_ == "MD"):
            return False
        if child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether"):
            return False
        if child.dep_ == "aux" and child.lower_ == "to":
            return verb.dep_ == "xcomp" and verb.head.lemma_ in sayings.carries_infinitive
    is_bare_participle = verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl")
    return not is_bare_participle or any(child.dep_ in ("aux", "auxpass", "nsubj") for child in verb.children)


def _speakers_of(verb: Token) -> tuple[Token, ...]:
    """The heads of the speakers' noun phrases: the subject, the agent of a passive, or an inverted subject."""
    if is_passive(verb):
        return tuple(objects_after(verb, ("by",)))
    subject = own_subject(verb)
    if subject is not None and subject.i > verb.i and verb.tag_ == "VBG":
        return _governing(verb)  # what is called something, not who calls it so
    if subject is None and (inverted := _inverted_subject(verb)) is not None:
        return with_conjuncts(inverted)
    if subject is None and _is_strayed(verb):
        subject = subject_of(verb.head.head)
    subject = subject or subject_of(verb)
    return with_conjuncts(subject) if subject is not None and subject.i != verb.i else ()


def _governing(verb: Token) -> tuple[Token, ...]:
    """The subject of the verb that a participle hangs on."""
    subject = subject_of(verb.head) if verb.head != verb and verb.head.pos_ == "VERB" else None
    return with_conjuncts(subject) if subject is not None else ()


def _is_strayed(verb: Token) -> bool:
    """A second verb of saying that the parser joined to what was said: "said the course remains and expressed …"."""
    head = verb.head
    return verb.dep_ == "conj" and head.dep_ == "ccomp" and verb.tag_ == "VBD" and head.tag_ != "VBD"


def _inverted_subject(verb: Token) -> Token | None:
    """ "…," said X: the noun phrase right behind the verb, where the parser took it for something else."""
    before = verb.nbor(-1) if verb.i > verb.sent.start and verb.tag_ != "VBG" else None
    if before is None or not (before.is_quote or before.text in ("”", '"', "»", ",", "’")):
        return None
    return next(
        (c for c in verb.children if c.i > verb.i and c.dep_ in _INVERTED and c.pos_ in ("NOUN", "PROPN")), None
    )


def _addressee(verb: Token, lemma: str) -> Token | None:
    if lemma in _ADDRESSED:
        for child in verb.children:
            if child.i > verb.i and child.dep_ in ("dobj", "dative") and child.dep_ != "ccomp":
                return child
        return None
    return next(iter(objects_after(verb, ("to",))), None) if lemma == "say" else None


def _according(token: Token, sentence: Sentence) -> Cue | None:
    """ "According to X, …" and "…, according to X"."""
    doc = token.doc
    if token.i + 1 >= sentence.tokens.end or doc[token.i + 1].lower_ != "to":
        return None
    source = next((c for c in doc[token.i + 1].children if c.dep_ == "pobj"), None)
    if source is None:
        return None
    quoted = _quoted_source(source, sentence)
    content = _around(token, quoted or source, sentence)
    subjects = with_conjuncts(quoted or source)
    return Cue(token, sentence, subjects, content, None, frozenset({"clause"}), False, False) if content else None


def _quoted_source(source: Token, sentence: Sentence) -> Token | None:
    """ "according to Yonhap, quoting KCNA": the words are KCNA's."""
    for token in source.doc[source.i + 1 : min(source.i + 8, sentence.tokens.end)]:
        if token.lower_ in _QUOTING:
            return next((c for c in token.children if c.dep_ in ("dobj", "pobj")), None)
    return None


def _around(token: Token, source: Token, sentence: Sentence) -> Span | None:
    """The sentence without the phrase: what follows it where it stands first, else what goes before."""
    start, end = sentence.tokens.start, sentence.tokens.end
    after = (
        next((t.i for t in source.doc[source.i + 1 : source.right_edge.i + 1] if t.text == ","), source.right_edge.i)
        + 1
    )
    while after < end and source.doc[after].text == ",":
        after += 1
    is_first = token.i <= start + 2 or (
        token.nbor(-1).text == "," and after < end and source.doc[after - 1].text == ","
    )
    return stretch_of(token.doc, after, end) if is_first else stretch_of(token.doc, start, token.i)
