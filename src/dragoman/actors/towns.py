"""Towns that stand for their state: who shells Kharkiv shells Ukraine, who arrives in Amman visits Jordan.

A town is no actor. What it lends is its state, where something is done to it or somebody travels there; a state that
the report names in no other way is held in reserve until then.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..gazetteer import Town
from ..model import Actor, Mention
from .roster import Roster, actor_of
from .scene import Scene

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_HELD = frozenset({"dobj", "pobj", "nsubjpass", "conj", "appos"})
# A smaller town than this is taken for one only in a state that the report names.
_LARGE = 100_000


def find_towns(scene: Scene, roster: Roster) -> dict[int, Actor]:
    """The state of each town, by the town's head token; the actor's one mention is the town's name."""
    taken = {i for reference in roster.references for i in range(reference.start, reference.end)}
    countries = {actor.country for actor in roster.actors.values() if actor.country}
    names = (t for t in scene.doc if t.pos_ == "PROPN" and t.dep_ in _HELD and t.i not in taken)
    return {token.i: actor for token in names if (actor := _state_of_town(scene, token, countries))}


def _state_of_town(scene: Scene, token: Token, countries: Container[str | None]) -> Actor | None:
    start = _start_of_name(token)
    known = scene.known_at.get(token.i)
    if known is not None:
        country = scene.country_of(known) if known.hit.use in ("capital", "metonym") else None
    else:
        country = _country(scene.words(start, token.i + 1), token, scene, countries)
    entity = scene.gazetteer.entity(f"state:{country}") if country else None
    if entity is None:
        return None
    words = scene.words(start, token.i + 1)
    mention = Mention(scene.span(start, token.i + 1), "metonym")
    return replace(actor_of(entity, f"the state in which {words} lies"), mentions=(mention,))


def _start_of_name(token: Token) -> int:
    at = token.i
    while at and token.doc[at - 1].dep_ == "compound" and token.doc[at - 1].head == token:
        at -= 1
    return at


def _country(name: str, token: Token, scene: Scene, countries: Container[str | None]) -> str | None:
    towns = scene.gazetteer.towns(name)
    named = next(_in_countries(towns, countries), None)
    if named is not None:
        return named.country
    is_sure = token.ent_type_ in _PLACES and towns and towns[0].population >= _LARGE
    return towns[0].country if is_sure else None


def _in_countries(towns: tuple[Town, ...], countries: Container[str | None]) -> Iterator[Town]:
    return (town for town in towns if town.country in countries)
