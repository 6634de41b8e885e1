"""What a phrase or a verb's prepositions hold: the nouns that restrictions of the pattern files speak of."""

from __future__ import annotations

from spacy.tokens import Token

from .grammar import with_conjuncts


def holds_noun(head: Token, lemmas: frozenset[str]) -> bool:
    """Whether a phrase is headed by one of these nouns, or holds one as conjunct, modifier or after "of"."""
    for part in with_conjuncts(head):
        if part.lemma_.lower() in lemmas or part.lower_ in lemmas:
            return True
        for child in part.children:
            if child.dep_ in ("compound", "nmod", "amod", "nummod", "quantmod") and child.lemma_.lower() in lemmas:
                return True
            if child.lower_ in ("of", "in", "worth") and any(
                t.dep_ == "pobj" and _is_one_of(t, lemmas) for t in child.children
            ):
                return True
    return False


def _is_one_of(noun: Token, lemmas: frozenset[str]) -> bool:
    """Whether a noun, or a modifier of it, is one of these: "part of an aid program"."""
    modifiers = (child for child in noun.children if child.dep_ in ("compound", "nmod"))
    return any(token.lemma_.lower() in lemmas for token in (noun, *modifiers))


def prepositions_within(heads: list[Token]) -> list[Token]:
    """Prepositions that hang on nouns, or on what they hold after "of": "waves of missiles against cities"."""
    parts = [part for head in heads for part in with_conjuncts(head)]
    links = [child for part in parts for child in part.children if child.dep_ == "prep"]
    held = [part for link in links if link.lower_ == "of" for t in link.children for part in with_conjuncts(t)]
    return links + [child for part in held for child in part.children if child.dep_ == "prep"]


def holds_time(preposition: Token) -> bool:
    """ "agreed on Saturday": what holds a time is no part of the verb."""
    return any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in preposition.children)


def has_preposition(children: list[Token], words: frozenset[str]) -> bool:
    for child in children:
        if child.lower_ in words or child.dep_ in words:
            return True
        if child.dep_ in ("prep", "acomp", "advmod") and any(t.lemma_ in words for t in child.subtree):
            return True
    inner = prepositions_within([child for child in children if child.dep_ in ("dobj", "nsubjpass")])
    return any(t.lower_ in words and any(held.dep_ == "pobj" for held in t.children) for t in inner)
