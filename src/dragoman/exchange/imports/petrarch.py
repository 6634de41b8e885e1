"""What PETRARCH and PETRARCH2 write: date, source, target, code, issues, ids, perhaps the address, and the source.

Seven columns, or eight with the address, tab-separated, without names (`PETRwriter.write_events`). There is no event
id: one is made of the line's content. An actor is one CAMEO code, three letters a part; what it begins with may be a
country.
"""

from __future__ import annotations

from .layout import Incoming, Layout, Reading, Side

COLUMNS = ("Date", "Source", "Target", "Code", "Issues", "Ids", "StorySource")
WITH_ADDRESS = ("Date", "Source", "Target", "Code", "Issues", "Ids", "URL", "StorySource")


def _side(code: str) -> Side:
    first, second = f"substr({code}, 1, 3)", f"nullif(substr({code}, 4, 3), '')"
    return Side(
        country=first,
        group=f"CASE WHEN {first} IN ('IGO', 'NGO') THEN {second} ELSE {first} END",
        role=f"CASE WHEN length({code}) = 3 OR {first} IN ('IGO', 'NGO', 'IMG', 'MNC') THEN {first} ELSE {second} END",
        whole=code,
        is_guess=True,
    )


def _format(name: str, about: str, columns: tuple[str, ...], url: str) -> Incoming:
    reading = Reading(
        id="substr(md5(concat_ws('|', Date, Source, Target, Code, Ids)), 1, 16)",
        day="Date",
        code="Code",
        actor=_side("Source"),
        recipient=_side("Target"),
        # An id is that of a story and a sentence in it: `story_sentence`.
        story="regexp_replace(string_split(Ids, ';')[1], '_\\d+$', '')",
        report=f"coalesce({url}, string_split(Ids, ';')[1])",
    )
    layout = Layout(columns, has_header=False, nothing=("", "---"))
    return Incoming(name, about, (layout,), reading, "Date")


PETRARCH = _format("petrarch", "PETRARCH output (7 columns)", COLUMNS, "NULL")
PETRARCH_URL = _format("petrarch-url", "PETRARCH output with addresses (8 columns)", WITH_ADDRESS, "URL")
