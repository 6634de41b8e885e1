"""What actors are called on pages: as the gazetteer has them, others as the newest report that names them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..gazetteer import load_gazetteer
from ..ledger import View
from ..ledger.ask import is_country
from ..ledger.counts import names_in_ledger
from .addresses import address_of_actor


@dataclass(frozen=True, slots=True)
class Named:
    """An actor or a country as a link: its id, what it is called, and its page."""

    id: str
    name: str
    address: str


def state_name(code: str) -> str:
    """What a country is called; its code where it is not known."""
    try:
        return load_gazetteer().state(code).name
    except KeyError:
        return code


def names_of(view: View, ids: Iterable[str | None]) -> Mapping[str, Named]:
    """Each side as a link; sides are actors' ids, or countries' ISO 3166-1 alpha-3 codes."""
    wanted = {id for id in ids if id}
    known = {id: name for id in wanted if (name := _known(id)) is not None}
    told = names_in_ledger(view, wanted - known.keys())
    return {id: _named(id, known.get(id) or told.get(id) or id) for id in sorted(wanted)}


def _named(id: str, name: str) -> Named:
    return Named(id, name, address_of_actor(f"state:{id}" if is_country(id) else id))


def _known(id: str) -> str | None:
    if is_country(id):
        return state_name(id)
    entity = load_gazetteer().entity(id)
    return entity.name if entity else None
