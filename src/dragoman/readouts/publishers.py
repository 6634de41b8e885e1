"""Whose publisher a report has: the state or the international organisation that speaks in it, if one does.

A publisher is a side's when its name names a government ("The White House", "Kremlin"), an institution of one state
("U.S. Department of State"), an office or institution together with its state ("President of Ukraine", "Ministry of
Foreign Affairs of France"), or an international organisation. Media speak for nobody, a state-owned agency neither;
a name that fits two states, or none, is unknown.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

from ..gazetteer import Entity, Hit, load_gazetteer

_GOVERNING = ("government", "organisation")


class Published(Protocol):
    """Whatever names its publisher: a Report, a ReportRow, the `told` of a fact."""

    @property
    def publisher(self) -> str | None: ...


def side_of(report: Published) -> str | None:
    """The side whose publisher the report has: an ISO 3166-1 alpha-3 code or an organisation's id; None: unknown."""
    return side_of_publisher(report.publisher)


@lru_cache(maxsize=4096)
def side_of_publisher(publisher: str | None) -> str | None:
    """The same by the publisher's name alone."""
    if not publisher or not publisher.strip():
        return None
    gazetteer = load_gazetteer()
    hits = gazetteer.find(publisher)
    if any(entity.kind == "media" for hit in hits for entity in hit.entities):
        return None
    has_office = bool(gazetteer.offices_in(publisher) or gazetteer.institutions_in(publisher))
    sides = {side for hit in hits for side in _sides(hit, has_office)}
    return sides.pop() if len(sides) == 1 else None


def _sides(hit: Hit, has_office: bool) -> set[str]:
    """The sides that one name in a publisher's name may stand for."""
    if hit.use == "demonym" and not has_office:
        return set()
    found = {_side(entity, has_office or hit.use == "metonym") for entity in hit.entities}
    return {side for side in found if side is not None}


def _side(entity: Entity, speaks: bool) -> str | None:
    """A state alone publishes nothing; its government and its institutions do, and international organisations."""
    if entity.kind in _GOVERNING:
        return entity.country or (entity.id if entity.id.startswith("org:") else None)
    return entity.country if entity.kind == "state" and speaks else None
