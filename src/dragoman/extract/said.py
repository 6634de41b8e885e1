"""What is said: the stretch of a sentence that the grammar gives a word of saying as its content.

`find_content` asks each construction the word takes in turn; the first that answers is the content.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.tokens import Doc, Token

from ..model import Span
from .grammar import is_passive, own_subject
from .sayings import Sayings

Construction = Callable[[Token, Sayings], Span | None]
_TRIM: Final = frozenset(",;:.–—-)*")
_OPENERS: Final = frozenset({"that", ",", ":", ";", "–", "—", "-", "how"})
_ABOUT: Final = frozenset({"about", "of", "against"})
_THAT_REACH: Final = 14
_ASKING: Final = frozenset({"ask", "question", "wonder", "inquire"})
_QUESTION_WORDS: Final = frozenset({"if", "why", "when", "where", "who", "what", "how"})


def find_content(verb: Token, takes: frozenset[str], sayings: Sayings) -> Span | None:
    """The content that the grammar gives this verb, or None."""
    for name, construction in _CONSTRUCTIONS.items():
        if name in takes and (content := construction(verb, sayings)):
            return content
    return _phrase(verb, sayings)


def _clause(verb: Token, _: Sayings) -> Span | None:
    """ "said that …", "says he had …", "…, he added"; where the parse fails, what follows "that"."""
    clauses = [child for child in verb.children if child.dep_ == "ccomp" and not _is_question(verb, child)]
    after = [child for child in clauses if child.i > verb.i]
    if after:
        return _right_of(verb, after[0])
    if (that := _that_after(verb)) is not None:
        return stretch_of(verb.doc, that.i + 1, _end_of_sentence(verb))
    if clauses:
        return _left_of(verb, clauses[-1])
    if verb.dep_ == "parataxis":
        return _left_of(verb, verb.head) if verb.head.i < verb.i else _around(verb.head)
    return _torn_clause(verb)


def _around(main: Token) -> Span | None:
    """ "The border, he said, would open": the whole, for the words of saying stand within it."""
    return stretch_of(main.doc, main.left_edge.i, main.right_edge.i + 1)


def _torn_clause(verb: Token) -> Span | None:
    """A clause whose subject the parser took for the verb's object and whose verb for a second main verb."""
    subject = next((child for child in verb.children if child.dep_ == "dobj" and child.i > verb.i), None)
    if subject is None:
        return None
    joined = [c for head in (verb, *verb.ancestors) for c in head.children if c.dep_ == "conj" and c.i > subject.i]
    torn = next((c for c in joined if not any(t.dep_ == "cc" for t in verb.doc[subject.right_edge.i : c.i])), None)
    if torn is None or torn.tag_ == "VB" or any(child.dep_ in ("nsubj", "nsubjpass") for child in torn.children):
        return None
    return stretch_of(verb.doc, subject.left_edge.i, torn.right_edge.i + 1)


def _is_question(verb: Token, clause: Token) -> bool:
    first = clause.left_edge.lower_
    return first == "whether" or (verb.lemma_ in _ASKING and first in _QUESTION_WORDS)


def _right_of(verb: Token, clause: Token) -> Span | None:
    return stretch_of(verb.doc, max(clause.left_edge.i, verb.i + 1), clause.right_edge.i + 1)


def _left_of(verb: Token, clause: Token) -> Span | None:
    """A clause before its verb of saying ends where the speaker or the verb begins."""
    subject = own_subject(verb)
    end = min(verb.i, subject.left_edge.i if subject is not None and subject.i > clause.i else verb.i)
    return stretch_of(verb.doc, clause.left_edge.i, min(end, clause.right_edge.i + 1))


def _that_after(verb: Token) -> Token | None:
    """A "that" which opens a clause soon after the verb."""
    for token in verb.doc[verb.i + 1 : min(verb.i + _THAT_REACH, _end_of_sentence(verb))]:
        if token.lower_ == "that" and token.tag_ == "IN" and token.head.i > token.i:
            return token
        if token.pos_ == "VERB" or token.text in ".;:":
            return None
    return None


def _end_of_sentence(token: Token) -> int:
    return int(token.sent.end)


def _object(verb: Token, sayings: Sayings) -> Span | None:
    """ "stressed the importance of …"; in the passive its subject: "… was underscored"."""
    deps = ("nsubjpass",) if is_passive(verb) else ("dobj",)
    for child in verb.children:
        if child.dep_ in deps and child.lower_ not in sayings.empty and child.pos_ != "PRON":
            return stretch_of(verb.doc, child.left_edge.i, child.right_edge.i + 1)
    return None


def _infinitive(verb: Token, _: Sayings) -> Span | None:
    """ "asked them not to turn away", "proposed updating the declaration"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("xcomp", "ccomp") and not _is_question(verb, child):
            return stretch_of(verb.doc, max(child.left_edge.i, verb.i + 1), child.right_edge.i + 1)
    return None


def _naming(verb: Token, _: Sayings) -> Span | None:
    """ "called the deal a mistake", "described the move as reckless"."""
    named = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("dobj", "nsubj")), None)
    name = next((c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "ccomp", "xcomp", "acomp")), None)
    if name is None:
        name = next((c for c in verb.subtree if c.i > verb.i and c.lower_ == "as" and c.dep_ in ("prep", "mark")), None)
    if name is None or (verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in ("for", "on", "upon", "off")):
        return None
    if _is_nickname(name):
        return None
    start = min(named.left_edge.i if named is not None else name.left_edge.i, name.left_edge.i)
    return stretch_of(verb.doc, max(start, verb.i + 1), name.right_edge.i + 1)


def _is_nickname(name: Token) -> bool:
    """ "called him Bosie", "called him Un-": what he was called by is no claim; a word cut off says nothing."""
    last = name.doc[name.right_edge.i].text
    return (name.pos_ == "PROPN" and name.left_edge.i == name.right_edge.i) or last.endswith(("-", "—"))


def _about(verb: Token, _: Sayings) -> Span | None:
    """ "warned of …", "explained in detail about …"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in _ABOUT and child.i > verb.i:
            return stretch_of(verb.doc, child.i + 1, child.right_edge.i + 1)
    return None


def _attitude(verb: Token, sayings: Sayings) -> Span | None:
    """ "expressed confidence that …": the noun with its complement, which may hang on the verb."""
    for child in verb.children:
        if child.dep_ not in ("dobj", "nsubjpass") or child.lemma_.lower() not in sayings.attitudes:
            continue
        late = [c for c in verb.children if c.i > child.i and c.dep_ in ("ccomp", "xcomp", "acl", "relcl")]
        end = max(c.right_edge.i for c in [child, *late]) + 1
        if end > child.i + 1:
            return stretch_of(verb.doc, child.left_edge.i, end)
        if (that := _that_after(child)) is not None:
            return stretch_of(verb.doc, that.i + 1, _end_of_sentence(verb))
    return None


def _phrase(verb: Token, sayings: Sayings) -> Span | None:
    """ "drew attention to …", "made clear that …"."""
    for phrase in sayings.phrases.get(verb.lemma_, ()):
        words = [t for t in verb.doc[max(verb.i - 4, verb.sent.start) : verb.i + 5] if t.lower_ == phrase.word]
        if not words or words[0].sent != verb.sent:
            continue
        if phrase.preposition is None:
            is_small = words[0].head == verb and words[0].dep_ in ("ccomp", "xcomp", "oprd")  # "made it clear"
            return (None if is_small else _clause(verb, sayings)) or _clause(words[0], sayings)
        for head in (verb, words[0]):
            for child in head.children:
                if child.dep_ in ("prep", "dative") and child.lower_ == phrase.preposition:
                    return stretch_of(verb.doc, child.i + 1, child.right_edge.i + 1)
    return None


def stretch_of(doc: Doc, start: int, end: int) -> Span | None:
    """The characters of tokens `[start, end)` without what only joins them to the sentence."""
    start, end = _whole_possessives(doc, start, end)
    while start < end and (doc[start].lower_ in _OPENERS or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _TRIM or doc[end - 1].is_space):
        end -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else None


def _whole_possessives(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Bounds that do not part "the countries" from "' commitment", as a misread possessive would."""
    if start < end and doc[start].tag_ == "POS":
        start = min(start, doc[start].head.left_edge.i)
    if start < end <= len(doc) and doc[end - 1].tag_ == "POS":
        owned = doc[end - 1].head.head
        end = max(end, owned.right_edge.i + 1) if owned.sent.start <= start else end
    return start, end


_CONSTRUCTIONS: Final[dict[str, Construction]] = {
    "naming": _naming,
    "clause": _clause,
    "infinitive": _infinitive,
    "attitude": _attitude,
    "object": _object,
    "about": _about,
}
