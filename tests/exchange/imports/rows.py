"""Lines of other data sets, made for tests in the real columns."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.exchange.imports.gdelt import SECOND

GDELT: dict[str, str] = {
    "GLOBALEVENTID": "410412347",
    "SQLDATE": "20150218",
    "MonthYear": "201502",
    "Year": "2015",
    "FractionDate": "2015.1315",
    "Actor1Code": "USAGOV",
    "Actor1Name": "WASHINGTON",
    "Actor1CountryCode": "USA",
    "Actor1Type1Code": "GOV",
    "Actor2Code": "RUS",
    "Actor2Name": "RUSSIA",
    "Actor2CountryCode": "RUS",
    "IsRootEvent": "1",
    "EventCode": "036",
    "EventBaseCode": "036",
    "EventRootCode": "03",
    "QuadClass": "1",
    "GoldsteinScale": "4",
    "NumMentions": "4",
    "NumSources": "1",
    "NumArticles": "4",
    "AvgTone": "2.6",
    "DATEADDED": "20150218230000",
    "SOURCEURL": "https://news.example/a-story",
}


def gdelt(columns: Sequence[str] = SECOND, **cells: str) -> str:
    """A line of a GDELT export; cells that are not given are those of `GDELT`."""
    row = GDELT | cells
    return "\t".join(row.get(name, "") for name in columns)
