"""Chooses the terms that resolving a report needs out of the reference's office-holders, for `build_terms.py`.

terms = [term for row in read_rows(reference / "officeholders.csv") if (term := kept(row, load_offices()))]
"""

from __future__ import annotations

import re

from build_entities import HERE, Row, read_rows
from dragoman.gazetteer.entity import Office
from dragoman.gazetteer.fold import spelling_key
from dragoman.gazetteer.titles import PhraseIndex

OLDEST = "1989"
OWN_OFFICE = frozenset(
    ("foreign minister", "defence minister", "finance minister", "interior minister", "trade minister", "speaker")
)
WANTED = frozenset((HERE / "wanted_offices.txt").read_text(encoding="utf-8").splitlines())
SHARED_MONARCHS = frozenset(
    map(spelling_key, ("Elizabeth II", "Charles III", "Queen Elizabeth II", "King Charles III"))
)
TERRITORIES = frozenset(row["iso3"] for row in read_rows(HERE / "states_by_hand.csv") if row["sovereign"])
ORGANISATION_OFFICES = frozenset(("secretary-general", "deputy secretary-general", "under-secretary-general"))
POSTS = re.compile(  # the Group of Twenty, and where most is negotiated
    r"to (?:the )?(?:United (?:States|Kingdom|Nations)|Russia|Russian Federation|Ukraine|China"
    r"|People's Republic of China"
    r"|European Union|NATO|North Atlantic|OSCE|Organization for Security|Germany|France|Japan|Israel|Iran"
    r"|Poland|Türkiye"
    r"|Turkey|India|Italy|Canada|Brazil|Mexico|Argentina|Australia|Indonesia|South Korea|Republic of Korea|Saudi Arabia"
    r"|South Africa|Spain|Egypt|Pakistan|Iraq|Syria|Afghanistan|Belarus|Georgia|Vietnam|Soviet Union)\b"
)
NOT_NATIONAL = re.compile(
    r"\b(?:Flemish|Bavarian|Catalan|Scottish|Welsh|shadow|regional|Crimea|Wales|Scotland)\b", re.IGNORECASE
)


def office_of(title: str, offices: PhraseIndex[Office]) -> str:
    """The office a title names when the phrase covers its beginning and most of it; else nothing."""
    plain = re.sub(
        r"^(?:Federal|Acting|Interim|Caretaker|White House|Presidential|Chief Government|Government) ", "", title
    )
    found = offices.find(plain)
    if not found or found[0][0].start > 4:
        return ""
    span, office = found[0]
    return (
        office.id if span.end - span.start > 0.45 * len(plain) or office.id in ("ambassador", "vice president") else ""
    )


def is_another_states_head(row: Row) -> bool:
    """Whether a head of state is so elsewhere first: territories' presidents, Commonwealth realms' monarchs."""
    realm = spelling_key(row["person"]) in SHARED_MONARCHS and row["country"] != "GBR"
    return realm or row["country"] in TERRITORIES


def kept(row: Row, offices: PhraseIndex[Office]) -> Row | None:
    """The row as a term, or None where nobody resolving news needs it."""
    if row["end"] and (row["end"] < OLDEST or row["end"] < row["start"]):
        return None
    group = "" if row["office"].startswith("other:") else row["office"]
    if group == "head of state" and is_another_states_head(row):
        return None
    office = group if group in OWN_OFFICE else office_of(row["title_as_given"], offices)
    if group == "national security adviser" and office != "security council secretary":
        office = group
    if group == "deputy head of government":
        office = "deputy prime minister"
    if group == "head of state" and re.match(r"(?:Executive |Acting |Interim )?President\b", row["title_as_given"]):
        office = "president"
    if not group and (office not in WANTED or NOT_NATIONAL.search(row["title_as_given"])):
        return None
    if not group and office in OWN_OFFICE:  # the reference has classed the real ones
        return None
    if office == "ambassador" and not (POSTS.search(row["title_as_given"]) and (row["end"] or row["start"] > "2005")):
        return None
    if office in ORGANISATION_OFFICES and not row["country"].startswith("org:"):
        return None
    return {
        "country": row["country"], "group": group, "office": office or group, "title": row["title_as_given"],
        "person": row["person"], "wikidata": row["wikidata"], "start": row["start"], "end": row["end"],
        "as_of": "" if row["end"] else row["as_of"], "aliases": row["aliases"], "end_kind": row["end_kind"],
    }  # fmt: skip
