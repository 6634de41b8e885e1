"""What the gazetteer tells: entities and where a text names them, offices and who held them, towns.

An id says what it is of: `state:CAN` the state, `gov:CAN` its government as one actor, `org:nato`,
`media:tass`, `group:hezbollah`, `region:crimea`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from ..model import ActorKind, Span

NameUse = Literal["name", "demonym", "capital", "metonym"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A known actor. `country` is ISO alpha-3, None where no state owns it; `sector` and `cameo` as in `Actor`."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    cameo: str | None
    wikidata: str | None


class Hit(NamedTuple):
    """A known name in a text. Several entities mean that the name alone does not decide (Georgia, Congo).

    `use`: "name"; "demonym", an adjective or people ("Russian", "Turks"), whose entity is the state; "capital",
    a city that may stand for the government it seats, and "metonym" ("the Kremlin"), whose entity is the government.
    """

    span: Span
    use: NameUse
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as a title phrase names it: `id` for look-ups, PLOVER `sector`, `role` as the record words it."""

    id: str
    sector: str
    role: str


@dataclass(frozen=True, slots=True)
class Institution:
    """A kind of state institution ("foreign ministry", "parliament"); whose it is, the words around it tell."""

    id: str
    sector: str
    role: str


@dataclass(frozen=True, slots=True)
class Term:
    """A person's time in an office. Dates are ISO, as exact as the source; an empty `end` holds up to `as_of`.

    `country` is ISO alpha-3, or an organisation's id for its head.
    """

    person: str
    person_id: str
    country: str | None
    office: str
    title: str
    start: str | None
    end: str | None
    as_of: str | None
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place: degrees (WGS 84), GeoNames id. `admin1` is None where we have no name for it."""

    name: str
    country: str
    admin1: str | None
    lat: float
    lon: float
    geonames: int
    population: int
