"""Phoenix event data of the Open Event Data Alliance: the daily files.

Twenty-six columns, tab-separated, without a line of names; a later pipeline adds the sentence that was geolocated. An
actor's code is told whole and in parts (entity, role, attributes). Columns: `phoxy` (Halterman), Phoenix pipeline.
"""

from __future__ import annotations

from .layout import Incoming, Layout, Reading, Side

_ACTOR = ("Full", "Entity", "Role", "Attribute")
COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", *(f"SourceActor{part}" for part in _ACTOR),
    *(f"TargetActor{part}" for part in _ACTOR), "EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues",
    "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip


def _side(whose: str) -> Side:
    full, entity = f"{whose}ActorFull", f"{whose}ActorEntity"
    supranational = f"{entity} IN ('IGO', 'NGO', 'IMG', 'MNC')"
    return Side(
        country=f"CASE WHEN NOT {supranational} THEN {entity} END",
        group=f"CASE WHEN {supranational} THEN substr({full}, 4, 3) END",
        role=f"coalesce({whose}ActorRole, CASE WHEN {supranational} THEN {entity} END)",
        whole=full,
    )


PHOENIX = Incoming(
    "phoenix", "Phoenix event data (26 columns)",
    tuple(Layout(columns, has_header=False) for columns in (COLUMNS, (*COLUMNS, "GeoSentence"))),
    Reading(
        id="EventID",
        day="Date",
        code="EventCode",
        actor=_side("Source"),
        recipient=_side("Target"),
        goldstein="TRY_CAST(GoldsteinScore AS DOUBLE)",
        story="string_split(SentenceID, ';')[1]",
        report="string_split(URLs, ';')[1]",
    ),
    "Date",
)  # fmt: skip
