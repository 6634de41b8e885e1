"""Who stands where in a sentence's grammar: subjects, objects, conjuncts and the actors they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from ..actors.cast import Cast, Reference
from ..model import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CLAUSES = frozenset({"xcomp", "conj", "advcl", "ccomp", "acl", "pcomp"})


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """A token and what is joined to it by "and", in text order."""
    return (token, *token.conjuncts) if token.dep_ != "conj" else (token,)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this very verb, or on its auxiliary: "The President will, inter alia, meet with"."""
    auxiliaries = (child for child in verb.children if child.dep_ == "aux")
    found = (child for head in (*auxiliaries, verb) for child in head.children if child.dep_ in _SUBJECTS)
    return next(found, None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb: its own, or that of the verb it is joined or subordinate to.

    A relative pronoun gives the noun that its clause describes.
    """
    for _ in range(6):
        subject = own_subject(verb)
        if subject is not None:
            return antecedent(subject)
        if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
            if verb.tag_ in ("VBG", "VBN"):
                return verb.head
            return next(objects_after(verb.head, ("for",)), None)  # "plans for X to visit"
        if verb.dep_ not in _CLAUSES or verb.head == verb:
            return None
        verb = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return None


def antecedent(token: Token) -> Token:
    """What "who", "which" or "that" as a subject stands for; any other token is itself."""
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl":
        return token.head.head
    return token


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive voice."""
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)


def objects_after(token: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    """Objects of the named prepositions that hang on a token, conjuncts included."""
    wanted = frozenset(prepositions)
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative") and child.lower_ in wanted:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    yield from with_conjuncts(grandchild)
                elif grandchild.dep_ == "pcomp" and grandchild.tag_ == "VB":
                    # "Biden spoke with Lula to thank him" is often parsed as if Lula thanked.
                    yield from (t for t in grandchild.children if t.dep_ == "nsubj")


def direct_objects(verb: Token) -> Iterator[Token]:
    """Direct objects of a verb, conjuncts included."""
    for child in verb.children:
        if child.dep_ in ("dobj", "oprd"):
            yield from with_conjuncts(child)


def actors_at(cast: Cast, token: Token) -> tuple[str, ...]:
    """The actors that a noun phrase headed by `token` stands for."""
    reference = cast.headed_by(token)
    return reference.actors if reference else ()


def actors_of(cast: Cast, tokens: Iterable[Token]) -> tuple[str, ...]:
    """The actors of several noun phrases, in order, none twice."""
    return tuple(dict.fromkeys(id for token in tokens for id in actors_at(cast, token)))


def series_at(cast: Cast, token: Token) -> tuple[str, ...]:
    """The actors of a noun phrase and of those listed right after it: "A, B, C and D", however it was parsed."""
    reference = cast.headed_by(token)
    if reference is None:
        return ()
    found = list(reference.actors)
    doc, at = cast.parsed.doc, reference.end
    while at < len(doc) and (step := _listed_after(cast, at)):
        following = step
        if _is_personal(cast, following.actors) != _is_personal(cast, tuple(found)):
            break
        found += following.actors
        at = following.end
    return tuple(dict.fromkeys(found))


def _is_personal(cast: Cast, ids: tuple[str, ...]) -> bool:
    return any(cast.by_id[id].kind in ("person", "office") for id in ids)


def _listed_after(cast: Cast, at: int) -> Reference | None:
    """The reference that stands right after "," or "and" at token `at`."""
    doc = cast.parsed.doc
    start = at
    while start < len(doc) and start - at < 3 and doc[start].lower_ in (",", "and", "as", "well"):
        start += 1
    if start == at or start >= len(doc):
        return None
    opening = [r for i in range(start, min(start + 2, len(doc))) if (r := cast.holding(doc[i]))]
    found = next((r for r in opening if r.start <= start + 1 and doc[r.head].dep_ not in _SUBJECTS), None)
    return cast.widest_from(found) if found else None


def possessors(noun: Token) -> Iterator[Token]:
    """ "Russia's" in "Russia's call", and its conjuncts."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield from _owners_before(child)
            yield from with_conjuncts(_last_before_mark(child))


def _owners_before(owner: Token) -> Iterator[Token]:
    """ "The United States' and Poland's commitment": the parser takes the first of two genitives for no owner."""
    link = owner.left_edge.i - 1
    if link > 1 and owner.doc[link].lower_ == "and" and owner.doc[link - 1].lower_ in ("'", "’", "'s", "’s"):
        yield owner.doc[link - 2]


def _last_before_mark(owner: Token) -> Token:
    """ "Readout of Biden's call" is Biden's, though the parser makes the call the readout's."""
    mark = next((child for child in owner.children if child.dep_ == "case"), None)
    before = owner.doc[mark.i - 1] if mark is not None and mark.i else owner
    return before if before.dep_ == "pobj" and before.head.head == owner else owner


def names_its_noun(day: Token) -> bool:
    """Whether a date stands before a noun and says which it is: "the April 6 talks", "the June 2021 summit"."""
    before = day.dep_ in ("compound", "nmod", "amod", "npadvmod", "nummod", "poss") and day.i < day.head.i
    return before and day.head.pos_ in ("NOUN", "PROPN")


def chars(tokens: Iterable[Token]) -> Span:
    """The characters from the first to the last of some tokens."""
    listed = sorted(tokens, key=lambda t: t.i)
    last = listed[-1]
    return Span(listed[0].idx, last.idx + len(last))


def stretch(start: Token, end: Token) -> Span:
    """The characters from one token to the end of another."""
    return Span(start.idx, end.idx + len(end))


def side_of(cast: Cast, id: str) -> str:
    """What counts as one side: the country of an actor, the organisation it heads, or itself."""
    actor = cast.by_id.get(id)
    if actor is None:
        return id
    return actor.country or actor.of or id


def sides_of(cast: Cast, ids: Iterable[str]) -> tuple[str, ...]:
    """The sides of several actors, in order, none twice."""
    return tuple(dict.fromkeys(side_of(cast, id) for id in ids))
