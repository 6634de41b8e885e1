"""The state of a town that stands in a slot: "shelled Kharkiv", "fired at targets in Jericho", "detained in Moscow"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from spacy.tokens import Token

from .clauses import undergoers
from .grammar import with_conjuncts
from .parties import Party, Site
from .sites import HERE, WHERE, sites_of


def town_in(slot: str, site: Site, towns: Mapping[int, str], seats: Container[str]) -> Party | None:
    """The state of the town in a slot; who travels to a seat of organisations does not visit its state.

    `towns` are states by the towns' head tokens.
    """
    for token in _placed(slot, site):
        if token.i in towns and not (site.is_met and token.lower_ in seats):
            return Party((towns[token.i],), slot, token)
    return None


def town_under(base: Token, words: tuple[str, ...], towns: Mapping[int, str]) -> Party | None:
    """The state of the town right under one of these prepositions."""
    held = [noun for link in base.children if link.lower_ in words for noun in link.children]
    return next((Party((towns[noun.i],), "here", noun) for noun in held if noun.i in towns), None)


def _placed(slot: str, site: Site) -> Iterator[Token]:
    """What stands in a slot as object, or under its prepositions and those of place beneath them."""
    if slot == "object":
        heads = [part for head in undergoers(site.verb or site.token) for part in with_conjuncts(head)]
        origins = [child for head in heads for child in head.children if child.lower_ == "from"]
        yield from (*heads, *(noun for link in origins for noun in link.children if noun.dep_ == "pobj"))
        return
    words = HERE if slot == "here" else (slot,)
    links = [child for base in sites_of(site) for child in base.children if child.lower_ in words]
    for _ in range(site.nests + 1):
        held = [noun for link in links for noun in link.children if noun.dep_ in ("pobj", "appos")]
        yield from held
        links = [child for noun in held for child in noun.children if child.lower_ in WHERE]
