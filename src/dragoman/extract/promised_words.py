"""The words of a promised deed: from its verb or noun on, to where the sentence turns to something else."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..model import Span
from .grammar import has_to, own_subject, stretch
from .lexicon import load_words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_OPENING = frozenset({"“", "«"})
_CLOSING = frozenset({"”", "»"})


def deed_span(deed: Token, cue: Token) -> Span:
    """The words of a deed. A verb's begin with it, or its "not"; a noun's with all that belongs to it.

    Of "our commitment to the people of X" they are the commitment itself: the people are those it is made to.
    """
    kept = [token for token in deed.subtree if not token.is_space]
    if deed.dep_ == "pobj" and deed.head.head == cue and deed.lemma_.lower() in load_words("commitments")["made_to"]:
        kept += [cue, deed.head]
    if deed.pos_ in ("VERB", "AUX"):
        start = min([deed.i, *(c.i for c in deed.children if c.dep_ == "neg" and c.i > cue.i)])
        kept = [token for token in kept if token.i >= start]
    elif deed.dep_ == "dobj":
        kept += [token for more in _beside(deed, cue) for token in more.subtree if not token.is_space]
    kept.sort(key=lambda token: token.i)
    return stretch(kept[0], _last(deed, kept))


def nested_from(deed: Token, end: int) -> int:
    """The character at which the first clause inside the deed begins, or `end`."""
    nested = [
        token.left_edge.idx
        for token in deed.subtree
        if token.i > deed.i and token.dep_ in ("advcl", "relcl") and token.left_edge.i > deed.i and not has_to(token)
    ]
    return min([end, *nested])


def _beside(noun: Token, cue: Token) -> Iterator[Token]:
    """What follows right on a noun and belongs to it, though the parser hangs it on the verb.

    "announced an investment to Norway to build …", parsed as if the announcing were to Norway and were to build.
    """
    end = noun.right_edge.i
    for child in cue.children:
        if child.left_edge.i == end + 1 and (
            _is_infinitive(child) or child.lower_ in ("to", "for", "of", "in", "with")
        ):
            yield child
            end = child.right_edge.i


def _is_infinitive(verb: Token) -> bool:
    return verb.pos_ == "VERB" and has_to(verb)


def _last(deed: Token, kept: list[Token]) -> Token:
    """The last word that still tells of the deed."""
    is_quoted = _is_quoted(kept[0])
    inner = 0
    end = len(kept)
    for at, token in enumerate(kept[1:], start=1):
        if token.text in _OPENING or (token.text == '"' and not is_quoted and inner == 0):
            inner += 1
        elif token.text in _CLOSING or token.text == '"':
            if inner == 0:
                end = at
                break
            inner -= 1
        elif token.text in (";", ".") and token.dep_ == "punct":
            end = at
            break
        elif _turns_away(token, deed):
            end = next((n for n, one in enumerate(kept) if one.i >= token.left_edge.i), at)
            break
    while end > 1 and _dangles(kept[end - 1]):
        end -= 1
    return kept[max(end, 1) - 1]


def _is_quoted(token: Token) -> bool:
    """Whether straight quotation marks stand open before the word in its sentence."""
    return sum(t.text == '"' for t in token.sent if t.i < token.i) % 2 == 1


def _turns_away(token: Token, deed: Token) -> bool:
    """Whether a clause inside is no part of the deed: another finite verb joined to it, or the reason for it."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ == "conj" and token.left_edge.i > deed.i:
        above = token.head
        is_other = token.tag_ in _FINITE and above.tag_ not in _FINITE and above.pos_ in ("VERB", "AUX", "NOUN")
        return is_other or (above == deed and own_subject(token) is not None)
    if token.dep_ in ("advcl", "ccomp", "parataxis") and token.left_edge.i > deed.i:
        marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "prep", "advmod", "cc")}
        return bool(marks & set(load_words("commitments")["reasons"]))
    return False


def _dangles(token: Token) -> bool:
    return token.pos_ == "CCONJ" or token.lower_ in (",", "-", "–", "—", ":", "(", "also", "then", "“", "simply")
