"""ICEWS coded event data (Harvard Dataverse, doi:10.7910/DVN/28075), the yearly and daily tab-separated files to 2023.

Twenty columns under a line of names; Dataverse's own re-encodings put every string in quotation marks. `CAMEO Code` is
CAMEO's, `Intensity` Goldstein's score. An event id alone is not unique: with its date it is. Countries are told by
name, sectors as a list of words, of which those in `codebook/data/icews_sectors.csv` say what PLOVER's do.
"""

from __future__ import annotations

from ...codebook.crosswalk import icews_sectors
from .layout import Incoming, Layout, Reading, Side, column

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip


def _side(whose: str) -> Side:
    name, country = column(f"{whose} Name"), column(f"{whose} Country")
    listed = f"string_split({column(f'{whose} Sectors')}, ',')"
    sectors = " ".join(f"WHEN list_contains({listed}, '{sector}') THEN '{sector}'" for sector in icews_sectors())
    return Side(f"lower({country})", f"lower({name})", f"CASE {sectors} END", name)


def icews() -> Incoming:
    """The format, with its sectors out of the codebook."""
    reading = Reading(
        id="\"Event ID\" || '-' || strftime(\"Event Date\", '%Y%m%d')",
        day='"Event Date"',
        code='"CAMEO Code"',
        actor=_side("Source"),
        recipient=_side("Target"),
        goldstein='TRY_CAST("Intensity" AS DOUBLE)',
        story='"Story ID"',
        report='"Story ID"',
    )
    layout = Layout(COLUMNS, has_header=True, date_format="%Y-%m-%d")
    return Incoming(
        "icews", "ICEWS coded event data (20 columns)", (layout,), reading, "Event Date", countries="name",
        roles="icews", prefix="icews",
    )  # fmt: skip
