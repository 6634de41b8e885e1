"""Actors as links: what they are called, and their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..gazetteer import load_gazetteer
from ..ledger import View
from ..ledger.ask import is_country
from .addresses import address_of_actor
from .names import names_of


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


def links_of(view: View, ids: Iterable[str | None]) -> Mapping[str, Named]:
    """Each side as a link; sides are actors' ids, or countries' ISO 3166-1 alpha-3 codes."""
    return {id: Named(id, name, _address(id)) for id, name in names_of(view, ids).items()}


def _address(id: str) -> str:
    return address_of_actor(f"state:{id}" if is_country(id) else id)
