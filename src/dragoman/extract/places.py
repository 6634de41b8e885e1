"""Where: the place that hangs on a verb or an event noun, as named and as located."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from ..actors.cast import Cast
from ..gazetteer import Gazetteer
from ..model import Place, Span
from .grammar import stretch

_PLACED_BY = frozenset({"in", "at", "near", "outside", "to"})


_OTHER_MATTERS = frozenset({"xcomp", "advcl", "ccomp", "relcl", "acl", "conj", "parataxis", "dobj"})


def _placing(head: Token) -> Iterator[Token]:
    """Prepositions of place under a head, its own first; not those of what was discussed there."""
    waiting = list(head.children)
    while waiting:
        token = waiting.pop(0)
        if token.dep_ == "prep" and token.lower_ in _PLACED_BY:
            yield token
        if token.dep_ not in _OTHER_MATTERS:
            waiting += token.children


@dataclass(slots=True)
class Locator:
    """Finds places by the gazetteer; towns win over their countries."""

    cast: Cast
    gazetteer: Gazetteer
    seen: dict[str, Place | None] = field(default_factory=dict)

    def place_of(self, token: Token) -> Place | None:
        """The place in which an event told by `token` happens: its own "in X", or that of its verb."""
        for head in (token, *list(token.ancestors)[:2]):
            found = [place for preposition in _placing(head) if (place := self._within(preposition))]
            if found:
                return next((place for place in found if place.lat is not None), found[0])
            if head.pos_ == "VERB" and head != token:
                break
        return None

    def _within(self, preposition: Token) -> Place | None:
        if preposition.lower_ == "to" and preposition.head.lemma_ not in ("visit", "trip", "travel"):
            return None
        places = [
            self.named(token)
            for token in preposition.subtree
            if token.pos_ == "PROPN" and token.dep_ in ("pobj", "appos", "conj") and token.i - preposition.i < 6
        ]
        found = [place for place in places if place]
        return next((place for place in found if place.lat is not None), found[0] if found else None)

    def named(self, token: Token) -> Place | None:
        """The place that a proper noun names: a town, else a country or region."""
        first = token
        while first.i and first.nbor(-1).dep_ == "compound" and first.nbor(-1).head == token:
            first = first.nbor(-1)
        span = stretch(first, token)
        words = span.words(self.cast.parsed.report.text)
        return self._town(words, span) or self._country(token)

    def _town(self, words: str, span: Span) -> Place | None:
        towns = self.gazetteer.towns(words)
        if not towns:
            return None
        named = {actor.country for actor in self.cast.actors}
        town = next((t for t in towns if t.country in named), None) or towns[0]
        if town.population < 100_000 and town.country not in named:
            return None
        return Place(town.name, town.country, town.admin1, town.lat, town.lon, town.geonames, span)

    def _country(self, token: Token) -> Place | None:
        reference = self.cast.headed_by(token) or self.cast.holding(token)
        if reference is None or len(reference.actors) != 1:
            return None
        actor = self.cast.by_id[reference.actors[0]]
        if actor.kind not in ("state", "region"):
            return None
        return Place(actor.name, actor.country, None, None, None, None, reference.span)
