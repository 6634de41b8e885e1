"""A relation over time: its series, turns and spells, who answers whom, and its encounters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...errors import OptionError
from ...gazetteer import load_gazetteer
from ...relations import Choice, Series, first_day, side_named
from ...relations.answer import Relation, relation_of
from ...relations.answering import Answering
from ...relations.choice import Deeds
from ...relations.citing import Citation
from ...relations.naming import NamedTurn
from ...relations.turning import Spell
from ..errors import NotThere
from ..house import House
from ..serving import address_asked, house_of
from .answering import answered
from .parameters import RelationAsked, SideInPath
from .plain import to_bytes
from .routing import api_router
from .shapes import shape_of

router = api_router("Relations")


@dataclass(frozen=True, slots=True)
class Turned:
    """A turning point, named, and the words of the reports that make it."""

    named: NamedTurn
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Met:
    """An encounter of the two sides; `/encounters/ID` has it whole."""

    id: str
    day: str | None
    format: str
    countries: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationTold:
    """A relation over time. `refusal` says why no turning point was sought, where none was."""

    series: Series
    spells: tuple[Spell, ...]
    refusal: str | None
    turns: tuple[Turned, ...]
    answering: Answering
    encounters: tuple[Met, ...]


@router.get("/relations/{one}/{other}", response_model=shape_of(RelationTold), summary="A relation over time")
def relation(
    request: Request, one: SideInPath, other: SideInPath, asked: Annotated[RelationAsked, Query()]
) -> Response:
    """Every measure period by period, turning points with the reports that make them, spells, who answers whom.

    The first question after the ledger changed takes seconds, for the events of all relations are laid out anew.
    """
    house = house_of(request)
    return answered(
        request, lambda view: house.kept.made(house.stamp(), _key(request), lambda: _made(house, one, other, asked))
    )


def _key(request: Request) -> str:
    return address_asked(request)


def _made(house: House, one: str, other: str, asked: RelationAsked) -> bytes:
    choice = Choice(
        _deeds(asked.done), asked.min_confidence, not asked.every_report, tuple(asked.type), tuple(asked.context),
        first_day(asked.since, "since"), first_day(asked.until, "until"),
    )  # fmt: skip
    gazetteer = load_gazetteer(house.settings.gazetteer)
    try:
        sides = [side_named(words, gazetteer) for words in (one, other)]
        found = relation_of(house.view, sides[0], sides[1], asked.period, choice)
    except OptionError as error:
        # The parameters are sound by now: a side is not known, or nothing between the two counts.
        raise NotThere(f"{str(error)[:1].upper()}{str(error)[1:]}.") from error
    return to_bytes(_told(found))


def _deeds(is_done: bool) -> Deeds:
    return "done" if is_done else "said"


def _told(found: Relation) -> RelationTold:
    return RelationTold(
        found.series,
        found.course.spells,
        found.course.refusal,
        tuple(Turned(turn.named, turn.citations) for turn in found.turns),
        found.answering,
        tuple(Met(met.id, met.starts, met.format, met.countries, met.reports) for met in found.encounters),
    )
