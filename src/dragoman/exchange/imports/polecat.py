"""POLECAT weekly and monthly files (Harvard Dataverse, doi:10.7910/DVN/AJGVIT), tab-separated, coded by PLOVER.

Forty columns under a line of names; releases call the score `Intensity` or `Event Intensity`. Nothing is written as
`None`; several countries of one side are parted by semicolons, and make a row each. Column names: the published
files, as several research packages read them.
"""

from __future__ import annotations

from ...codebook import load_codebook
from .layout import Incoming, Layout, Reading, Side, column

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
_CONTEXTS = 'lower("Contexts")'
LATER_NAMES = tuple("Event Intensity" if name == "Intensity" else name for name in COLUMNS)


def _listed(name: str) -> str:
    """A cell's parts; one part that is null where there is nothing, so that the row stays."""
    cell = column(name)
    return f"CASE WHEN {cell} IS NULL THEN [NULL]::VARCHAR[] ELSE {_parts(cell)} END"


def _parts(cell: str) -> str:
    return f"list_transform(string_split({cell}, ';'), lambda part: trim(part))"


def _side(whose: str, country: str) -> Side:
    name = column(f"{whose} Name")
    return Side(country, f"lower({name})", column(f"Primary {whose} Sector"), name)


def _code() -> str:
    """The type with its mode, where the codebook has the mode; else the type alone."""
    known = ", ".join(
        f"'{name}/{mode}'" for name, entry in load_codebook().types.items() for mode in sorted(entry.scores)
    )
    with_mode = 'upper("Event Type") || \'/\' || lower("Event Mode")'
    return f'CASE WHEN {with_mode} IN ({known}) THEN {with_mode} ELSE upper("Event Type") END'


def polecat() -> Incoming:
    """The format, with its modes out of the codebook."""
    lists = f"SELECT *, {_listed('Actor Country')} AS actor_list, {_listed('Recipient Country')} AS recipient_list"
    by_actor = f"SELECT *, unnest(actor_list) AS actor_one FROM ({lists} FROM {{lines}})"
    reading = Reading(
        id='"Event ID"',
        day='"Event Date"',
        code=_code(),
        actor=_side("Actor", "actor_one"),
        recipient=_side("Recipient", "recipient_one"),
        score='TRY_CAST("Intensity" AS DOUBLE)',
        contexts=f"coalesce({_parts(_CONTEXTS)}, [])",
        story='"Event ID"',
        report='"Event ID"',
        rows=f"(SELECT *, unnest(recipient_list) AS recipient_one FROM ({by_actor}))",
    )
    layouts = tuple(
        Layout(COLUMNS, has_header=True, date_format="%Y-%m-%d", nothing=("", "None"), names=names)
        for names in (COLUMNS, LATER_NAMES)
    )
    return Incoming(
        "polecat", "POLECAT event data (40 columns)", layouts, reading, "Event Date", coding="plover",
        countries="iso3", roles="plover", prefix="polecat",
    )  # fmt: skip
