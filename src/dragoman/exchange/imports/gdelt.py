"""GDELT event exports, 1.0 and 2.0.

Columns: *The GDELT Event Database Data Format Codebook* V1.03 (25 August 2013; 57 fields in the back files to
March 2013, 58 with SOURCEURL in the daily files since) and V2.0 (19 February 2015; 61 fields, ADM2 codes added). Files
are tab-separated without a line of names, though they end in `.csv`, and quote nothing.
"""

from __future__ import annotations

from .layout import Incoming, Layout, Reading, Side

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_EVENT = (
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
)  # fmt: skip
_GEO_1 = ("Type", "FullName", "CountryCode", "ADM1Code", "Lat", "Long", "FeatureID")
_GEO_2 = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _columns(geo: tuple[str, ...], *last: str) -> tuple[str, ...]:
    actors = [f"Actor{n}{part}" for n in (1, 2) for part in _ACTOR]
    places = [f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in geo]
    return ("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate", *actors, *_EVENT, *places, *last)


HISTORICAL = _columns(_GEO_1, "DATEADDED")
DAILY = _columns(_GEO_1, "DATEADDED", "SOURCEURL")
SECOND = _columns(_GEO_2, "DATEADDED", "SOURCEURL")


def _side(number: int) -> Side:
    own = f"Actor{number}"
    # The first type that tells a sector; GDELT writes up to three.
    return Side(f"{own}CountryCode", f"{own}KnownGroupCode", f"{own}Type1Code", f"{own}Code")


def _reading(url: str) -> Reading:
    return Reading(
        id="GLOBALEVENTID",
        day="SQLDATE",
        code="EventCode",
        actor=_side(1),
        recipient=_side(2),
        goldstein="TRY_CAST(GoldsteinScale AS DOUBLE)",
        story=url,
        report=url,
    )


GDELT_2 = Incoming(
    "gdelt-2", "GDELT 2.0 event exports (61 columns)", (Layout(SECOND, has_header=False),), _reading("SOURCEURL"),
    "SQLDATE",
)  # fmt: skip
GDELT_1 = Incoming(
    "gdelt-1", "GDELT 1.0 daily event exports (58 columns)", (Layout(DAILY, has_header=False),), _reading("SOURCEURL"),
    "SQLDATE",
)  # fmt: skip
GDELT_1_HISTORICAL = Incoming(
    "gdelt-1-historical", "GDELT 1.0 back files of 1979 to March 2013 (57 columns)",
    (Layout(HISTORICAL, has_header=False),), _reading("NULL"), "SQLDATE",
)  # fmt: skip
