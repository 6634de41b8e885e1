"""With whom: those named after "with", "between" or as objects of a word that tells of an encounter.

Titles without a known office are passed over to the name behind them ("State Secretary … of Slovenia Vojko Volk"),
plural nouns to the examples behind them ("leaders, including President Zelenskyy"). `is_several` tells a list of
partners seen one by one from a gathering.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..actors.cast import Cast, Reference
from .grammar import series_at
from .lexicon import load_words

_PERSONAL = ("person", "office")
_PLURAL = ("NNS", "NNPS")


def listed(cast: Cast, tokens: Iterable[Token]) -> tuple[str, ...]:
    """The actors of some noun phrases and of those listed right after each, none twice."""
    return tuple(dict.fromkeys(id for token in tokens for id in _company(cast, token)))


def _company(cast: Cast, token: Token) -> tuple[str, ...]:
    found = series_at(cast, token)
    if found and any(cast.by_id[id].kind in _PERSONAL for id in found):
        return found
    if token.tag_ in _PLURAL:
        return found + _examples(cast, token)
    return found or _named_behind(cast, token)


def _examples(cast: Cast, noun: Token) -> tuple[str, ...]:
    """ "Leaders in Munich, including President Zelenskyy": wherever in the sentence the parser hung the word."""
    links = (t for t in noun.sent if t.i > noun.i and t.lower_ in load_words("encounters")["examples"])
    link = next(links, None)
    if link is None or any(t.pos_ in ("VERB", "AUX") and t.tag_ != "VBG" for t in noun.doc[noun.i : link.i]):
        return ()
    ids = (id for child in link.children if child.dep_ == "pobj" for id in series_at(cast, child))
    return tuple(id for id in ids if cast.by_id[id].kind in _PERSONAL)


def _named_behind(cast: Cast, title: Token) -> tuple[str, ...]:
    """ "State Secretary of the Ministry of Foreign Affairs of Slovenia X": who bears a title that no table knows.

    The name stands right behind the country or body whose the title is; an office within ("… of the Prime Minister of
    Slovenia X") may have been taken for the person's.
    """
    if title.pos_ != "PROPN":
        return ()
    within = [r for r in _references_in(cast, title) if r.start > title.i]
    others = [r for r in within if not _is_person(cast, r)]
    ends = {reference.end for reference in others}
    named = (r for r in within if _is_person(cast, r))
    return next((r.actors for r in named if r.start in ends or any(r.span.contains(o.span) for o in others)), ())


def _references_in(cast: Cast, head: Token) -> list[Reference]:
    """What is referred to within a noun phrase, in text order."""
    held = {r for token in head.subtree for r in (cast.holding(token), cast.headed_by(token)) if r is not None}
    return sorted(held, key=lambda r: (r.start, -r.end, r.actors))


def _is_person(cast: Cast, reference: Reference) -> bool:
    return len(reference.actors) == 1 and cast.by_id[reference.actors[0]].kind == "person"


def is_several(cue: Token) -> bool:
    """Whether partners are seen one by one: "meetings with A and B", "spoke with A, with B", "meet A, B and others"."""
    words = load_words("encounters")
    if cue.tag_ in _PLURAL:
        return cue.lemma_ not in words["one_in_plural"]
    links = [t for t in cue.subtree if t.lower_ == "with" and t.i > cue.i and t.head.i >= cue.i]
    return cue.pos_ == "VERB" and (_is_repeated(links) or _is_open(cue, links))


def _is_repeated(links: list[Token]) -> bool:
    """ "With President A, with Chancellor B": each "with" behind a comma or "and", and behind the first."""
    again = [t for t in links[1:] if t.nbor(-1).text in (",", "and") and t.i + 1 < len(t.doc)]
    return bool(again) and any(t.nbor(1).text[:1].isupper() for t in again)


def _is_open(cue: Token, links: list[Token]) -> bool:
    """ "Meet with A, B, representatives of banks and other partners", "inter alia": the list is of examples."""
    open_words: Iterator[Token] = (t for t in cue.subtree if t.lower_ in load_words("encounters")["open_lists"])
    return bool(links) and any(t.i > links[0].i or t.head.dep_ in ("nsubj", "advmod") for t in open_words)
