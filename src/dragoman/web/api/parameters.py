"""What may be asked of the API: the filters of the View, each a parameter with its meaning and an example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, get_args

from fastapi import Path, Query
from pydantic import BaseModel, Field

from ...codebook import load_codebook
from ...model import CommitmentStatus, EncounterStatus, EventStatus
from ...model.actor import ActorKind
from ...model.encounter import Format
from ...relations import Period

MOST = 200

# Nothing in an address is a control character, and no store takes one.
_WORDS = r"^[^\x00-\x1f\x7f]*$"
_DAY = (
    r"^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?)?$"
    r"|^[12][0-9]{3}-(0[13-9]|1[0-2])-(29|30)$|^[12][0-9]{3}-(0[13578]|1[02])-31$"
)
REPORT_ID = r"^[0-9a-f]{8,64}$"
_SIDE = r"^([A-Z]{3}|[a-z]{2,12}:[^\x00-\x20\x7f/?#]{1,200})$"
FACT_ID = r"^[a-z]{2,12}:[^\x00-\x20\x7f/?#]{1,200}$"


def one_of(names: Iterable[str]) -> Any:
    """One of these words, which the document lists."""
    listed: list[Any] = list(dict.fromkeys(names))
    return Field(pattern=f"^({'|'.join(map(re.escape, listed))})$", json_schema_extra={"enum": listed})


TypeName = Annotated[str, one_of(load_codebook().types)]
AnyStatus = Annotated[str, one_of((*get_args(EventStatus), *get_args(EncounterStatus), *get_args(CommitmentStatus)))]
ContextName = Annotated[str, one_of(sorted({one for many in load_codebook().context_words.values() for one in many}))]

Side = Annotated[str | None, Query(pattern=_SIDE, max_length=220)]
Words = Annotated[str | None, Query(pattern=_WORDS, max_length=400)]
Since = Annotated[
    str | None,
    Query(pattern=_DAY, description="From this day on: YYYY, YYYY-MM or YYYY-MM-DD.", examples=["2021-12"]),
]
Until = Annotated[str | None, Query(pattern=_DAY, description="Before this day.", examples=["2022-03-01"])]
Confidence = Annotated[float | None, Query(ge=0, le=1, description="Events at least this certain.", examples=[0.6])]

ReportId = Annotated[
    str,
    Path(
        pattern=REPORT_ID,
        description="A report's id, or how it begins (8 digits at least): the SHA-256 of its bytes.",
    ),
]
FactId = Annotated[str, Path(pattern=FACT_ID, description="The fact's id within its report.")]
ActorId = Annotated[str, Path(pattern=FACT_ID, description="An actor's id, like `state:CAN` or `org:nato`.")]
EncounterId = Annotated[
    str,
    Path(pattern=r"^(joined:)?[0-9a-f]{4,12}$", description="A joined encounter's id, or how it begins."),
]
SideInPath = Annotated[
    str,
    Path(
        pattern=r"^([A-Za-z]{3}|[A-Za-z0-9][A-Za-z0-9:._ -]{1,80})$",
        description="A state's ISO 3166-1 alpha-3 code, or an organisation's name or id.",
        examples=["CAN"],
    ),
]


class Paged(BaseModel):
    """How much at once, and where to go on."""

    limit: Annotated[int, Query(ge=1, le=MOST, description="So many at most.")] = 50
    cursor: Annotated[
        str | None,
        Query(max_length=400, description="Where the page before ended: hand back what its `next` holds, unchanged."),
    ] = None


class Ordered(Paged):
    """The same, from either end."""

    order: Annotated[
        Literal["oldest", "newest"],
        Query(description="By the day that each is filed under; the undated lie before all."),
    ] = "newest"


class Days(Ordered):
    """Between two days."""

    since: Since = None
    until: Until = None


class EventsAsked(Days):
    """Which events."""

    actor: Annotated[Side, Query(description="Who acts: ISO3 of a country, or an actor's id.", examples=["CAN"])] = None
    recipient: Annotated[Side, Query(description="Who undergoes it.", examples=["RUS"])] = None
    type: Annotated[TypeName | None, Query(description="A PLOVER type.", examples=["ACCUSE"])] = None
    status: Annotated[EventStatus | None, Query(description="How real it is.", examples=["occurred"])] = None
    min_confidence: Confidence = None


class StatementsAsked(Days):
    """Which statements."""

    speaker: Annotated[Side, Query(description="Who speaks: ISO3 or an actor's id.", examples=["RUS"])] = None


class EncountersAsked(Days):
    """Which encounters, as single reports tell them."""

    side: Annotated[Side, Query(description="A side that took part: ISO3 or an actor's id.", examples=["USA"])] = None
    other: Annotated[Side, Query(description="Another that did.", examples=["RUS"])] = None
    status: Annotated[EncounterStatus | None, Query(description="Whether it was held.", examples=["held"])] = None


class JoinedAsked(EncountersAsked):
    """Which joined encounters."""

    format: Annotated[Format | None, Query(description="What kind of encounter.", examples=["call"])] = None
    least_reports: Annotated[int, Query(ge=1, le=1000, description="Told by so many reports at least.")] = 1


class CommitmentsAsked(Days):
    """Which commitments, as single reports tell them."""

    by: Annotated[Side, Query(description="Who bound itself: ISO3 or an actor's id.", examples=["USA"])] = None
    to: Annotated[Side, Query(description="Towards whom.", examples=["UKR"])] = None
    status: Annotated[CommitmentStatus | None, Query(description="What came of it.", examples=["announced"])] = None


class PromisesAsked(Paged):
    """Which commitments, each joined out of its tellings and followed up."""

    by: Annotated[Side, Query(description="Who bound itself: ISO3 or an actor's id.", examples=["USA"])] = None
    to: Annotated[Side, Query(description="Towards whom.", examples=["UKR"])] = None
    since: Since = None
    until: Until = None
    status: Annotated[CommitmentStatus | None, Query(description="What came of it.", examples=["announced"])] = None
    overdue: Annotated[
        bool, Query(description="Only those whose due date is over and nothing says they were kept.")
    ] = False
    unmentioned: Annotated[bool, Query(description="Only those of which nothing later speaks.")] = False
    answered: Annotated[bool, Query(description="Only those on which something later may bear.")] = False


class ActorsAsked(Paged):
    """Which actors."""

    country: Annotated[str | None, Query(pattern="^[A-Z]{3}$", description="Of this country.", examples=["CAN"])] = None
    kind: Annotated[ActorKind | None, Query(description="What they are.", examples=["person"])] = None
    name: Annotated[Words, Query(description="Part of a name.", examples=["Lavrov"])] = None


class PlacesAsked(Paged):
    """Which places."""

    country: Annotated[str | None, Query(pattern="^[A-Z]{3}$", description="In this country.", examples=["CHE"])] = None
    name: Annotated[Words, Query(description="Part of a name.", examples=["Geneva"])] = None


class ReportsAsked(Paged):
    """Which reports."""

    since: Annotated[Since, Query(description="Published on this day or later.", examples=["2021"])] = None
    until: Annotated[Until, Query(description="Published before this day.", examples=["2022"])] = None
    publisher: Annotated[Words, Query(description="Who published it, in full.", examples=["kremlin.ru"])] = None


class SearchAsked(BaseModel):
    """Words, and what else must hold."""

    q: Annotated[
        str, Query(max_length=400, description='All of these words; "in quotation marks" next to each other.')
    ] = ""
    actor: Annotated[Side, Query(description="Who acts in a fact: ISO3 or an actor's id.", examples=["CAN"])] = None
    recipient: Annotated[Side, Query(description="Who undergoes it.", examples=["RUS"])] = None
    type: Annotated[TypeName | None, Query(description="A PLOVER type.", examples=["ACCUSE"])] = None
    status: Annotated[AnyStatus | None, Query(description="Of an event, encounter or commitment.")] = None
    place: Annotated[Words, Query(description="Where: a place's name or a country's ISO3.", examples=["Geneva"])] = None
    min_confidence: Confidence = None
    since: Since = None
    until: Until = None
    publisher: Annotated[Words, Query(description="Who published the report.")] = None
    order: Annotated[Literal["best", "newest"], Query(description="Best first, or newest.")] = "best"


class SearchPaged(SearchAsked, Paged):
    """The same, page by page."""


class CorrectionsAsked(Paged):
    """What people said."""

    report: Annotated[str | None, Query(pattern=REPORT_ID, description="Of this report.")] = None
    fact: Annotated[str | None, Query(pattern=FACT_ID, description="Of this fact, by its id.")] = None
    in_force: Annotated[bool | None, Query(description="Only those that hold, or only those that were ended.")] = None
    unfitting: Annotated[bool, Query(description="Only those that hold and fit no fact any more.")] = False


class FailuresAsked(Paged):
    """What could not be read."""

    mended: Annotated[bool, Query(description="Those that a later run could read.")] = False


class RelationAsked(BaseModel):
    """Which events a relation counts."""

    period: Annotated[Period | None, Query(description="Length of a period; left out: what suits.")] = None
    done: Annotated[bool, Query(description="Only deeds that were done, not promises or threats.")] = False
    min_confidence: Annotated[float, Query(ge=0, le=1, description="Events at least this certain.")] = 0.0
    every_report: Annotated[bool, Query(description="Count what reports of one story tell alike each time.")] = False
    type: Annotated[list[TypeName], Query(description="Only these PLOVER types.", examples=[["ACCUSE"]])] = []
    context: Annotated[list[ContextName], Query(description="Only these contexts.", examples=[["military"]])] = []
    since: Since = None
    until: Until = None


class ExportAsked(BaseModel):
    """Which events go out, as `dragoman export` takes them."""

    since: Annotated[date | None, Query(description="Events of this day and after.")] = None
    until: Annotated[date | None, Query(description="Events before this day.")] = None
    side: Annotated[
        list[Annotated[str, Query(pattern=_SIDE)]],
        Query(
            max_length=2,
            description="Events this side has part in; given twice: between the two.",
            examples=[["CAN", "RUS"]],
        ),
    ] = []
    min_confidence: Annotated[float, Query(ge=0, le=1, description="Events at least this certain.")] = 0.0
