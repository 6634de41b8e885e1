"""What ids are called on pages: states and organisations by the gazetteer, persons as the reports name them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..gazetteer.gazetteer import load_gazetteer
from ..ledger import View


def names_of(view: View, ids: Iterable[str | None]) -> dict[str, str]:
    """A name for each of these ids: ISO 3166-1 alpha-3 codes, and ids of actors of any kind."""
    wanted = dict.fromkeys(id for id in ids if id)
    found = {id: name for id in wanted if (name := side_name(id))}
    asked = [id for id in wanted if id not in found]
    told = view.names_told(asked) if asked else {}
    return {id: found.get(id) or told.get(id) or bare_name(id) for id in wanted}


@lru_cache(maxsize=4096)
def side_name(id: str) -> str | None:
    """What the gazetteer calls a country's code or an actor's id; None where it knows no such."""
    gazetteer = load_gazetteer()
    is_code = len(id) == 3 and id.isupper()
    entity = gazetteer.entity_named(f"state:{id}") if is_code else gazetteer.entity(id)
    return entity.name if entity else None


def bare_name(id: str) -> str:
    """What an id says by itself: person:sergey-lavrov is "Sergey Lavrov"."""
    kind, colon, rest = id.partition(":")
    return " ".join(part.capitalize() for part in rest.split("-")) if colon else kind
