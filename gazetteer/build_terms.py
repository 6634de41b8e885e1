"""Make `terms.csv.gz` and `given_names.csv` of the package: who held which office when.

Run from the repository's top folder: `.venv/bin/python gazetteer/build_terms.py ../shared/reference`.
Of the reference's rows it keeps those that resolving a report needs; `people_extra.csv` corrects and adds.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from build_entities import DATA, HERE, Row, read_rows, slug, write_rows
from dragoman.gazetteer.entity import Office
from dragoman.gazetteer.fold import fold_name, spelling_key
from dragoman.gazetteer.titles import PhraseIndex, load_offices

COLUMNS = ["country", "group", "office", "title", "person", "person_id", "wikidata", "start", "end", "as_of", "aliases"]
OLDEST = "1989"
GROUPS = {"president": "head of state", "king": "head of state", "queen": "head of state", "emir": "head of state",
          "prime minister": "head of government", "chancellor": "head of government"}  # fmt: skip
OWN_OFFICE = frozenset({"foreign minister", "defence minister", "finance minister", "interior minister", "trade minister",
                        "speaker"})  # fmt: skip
WANTED = frozenset("""vice president|deputy prime minister|spokesperson|president|king|queen|crown prince|supreme leader|
foreign minister|defence minister|interior minister|trade minister|economy minister|energy minister|justice minister|
europe minister|security minister|intelligence minister|emergencies minister|national security adviser|chief of staff|
security council secretary|head of the presidential office|deputy head of the presidential office|presidential aide|
attorney general|prosecutor general|central bank governor|defence chief|intelligence chief|permanent representative|
special envoy|deputy foreign minister|assistant secretary of state|deputy national security adviser|first lady|
trade representative|secretary-general|deputy secretary-general|under-secretary-general|director-general|
managing director|high representative|european council president|european commission president|high commissioner|
chairperson of the african union commission|governor-general|general secretary|vice chancellor|unification minister|
deputy defence minister|ambassador|speaker""".replace("\n", "").split("|"))  # fmt: skip
POSTS = re.compile(
    r"to (?:the )?(?:United (?:States|Kingdom|Nations)|Russia|Russian Federation|Ukraine|China|People's Republic of China"
    r"|European Union|NATO|Germany|France|Japan|Israel|Iran|Poland|Türkiye|Turkey|India)\b"
)
NOT_NATIONAL = re.compile(
    r"\b(?:Flemish|Bavarian|Catalan|Scottish|Welsh|shadow|regional|Crimea|Wales|Scotland)\b", re.IGNORECASE
)


@dataclass
class Person:
    """Rows of one person, known by QID or by country and spelling."""

    names: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    wikidata: str = ""
    preferred: str = ""


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


def kept(row: Row, offices: PhraseIndex[Office]) -> Row | None:
    """The row as a term, or None where nobody resolving news needs it."""
    if row["end"] and (row["end"] < OLDEST or row["end"] < row["start"]):
        return None
    group = "" if row["office"].startswith("other:") else row["office"]
    office = group if group in OWN_OFFICE else office_of(row["title_as_given"], offices)
    if group == "national security adviser" and office != "security council secretary":
        office = group
    if group == "deputy head of government":
        office = "deputy prime minister"
    if not group and (office not in WANTED or NOT_NATIONAL.search(row["title_as_given"])):
        return None
    if office == "ambassador" and not (POSTS.search(row["title_as_given"]) and row["start"] > "2008"):
        return None
    return {
        "country": row["country"], "group": group, "office": office or group, "title": row["title_as_given"],
        "person": row["person"], "wikidata": row["wikidata"], "start": row["start"], "end": row["end"],
        "as_of": "" if row["end"] else row["as_of"], "aliases": row["aliases"],
    }  # fmt: skip


def days_apart(one: str, other: str) -> int:
    """Roughly how many days lie between two dates of any exactness."""
    years, months = (
        abs(int(a or 6) - int(b or 6)) for a, b in zip((one[:4], one[5:7]), (other[:4], other[5:7]), strict=True)
    )
    return (
        abs((int(one[:4]) - int(other[:4])) * 365 + (int(one[5:7] or 6) - int(other[5:7] or 6)) * 30)
        if years or months
        else 0
    )


def same_term(row: Row, extra: Row) -> bool:
    """Whether a hand-made row tells of the same term as a row of the reference."""
    if row["country"] != extra["country"] or spelling_key(row["person"]) not in extra["keys"].split("|"):
        return False
    group = GROUPS.get(extra["office"], extra["office"])
    same_office = extra["office"] == row["office"] or (row["group"] and row["group"] == group)
    return bool(same_office) and bool(row["start"]) and days_apart(row["start"], extra["start"]) < 200


def merge_extra(terms: list[Row], extras: list[Row]) -> list[Row]:
    """The terms with hand-made rows put over the same terms of the reference, or added."""
    for extra in extras:
        names = [extra["person"], *filter(None, extra["aliases"].split("|"))]
        extra["keys"] = "|".join(spelling_key(name) for name in names)
        twins = [row for row in terms if same_term(row, extra)]
        group = GROUPS.get(extra["office"], "")
        for twin in twins:
            twin["aliases"] = "|".join(filter(None, (twin["aliases"], twin["person"], extra["aliases"])))
            twin |= {key: extra[key] for key in ("person", "start", "end", "as_of")} | {"preferred": "1"}
            twin["wikidata"] = twin["wikidata"] or extra["wikidata"]
        if not twins:
            terms.append({**extra, "group": group, "preferred": "1"})
    return terms


def gather_people(terms: Iterable[Row]) -> dict[str, Person]:
    """People by key: the QID where any row of that spelling and country has one."""
    qids = {(row["country"], spelling_key(row["person"])): row["wikidata"] for row in terms if row["wikidata"]}
    people: dict[str, Person] = {}
    for row in terms:
        spelled = (row["country"], spelling_key(row["person"]))
        row["key"] = row["wikidata"] or qids.get(spelled, "") or "/".join(spelled)
        person = people.setdefault(row["key"], Person())
        person.names[row["person"]] += 1
        person.aliases |= dict.fromkeys(filter(None, (row["person"], *row["aliases"].split("|"))))
        person.wikidata = person.wikidata or row["wikidata"]
        person.preferred = person.preferred or (row["person"] if row.get("preferred") else "")
    return people


def give_ids(terms: list[Row], people: dict[str, Person]) -> None:
    """Set name, id, QID and aliases; of two people with one name, the later one's id carries the country."""
    taken: dict[str, str] = {}
    for row in terms:
        person = people[row["key"]]
        name = person.preferred or max(person.names, key=lambda given: (person.names[given], given))
        ident = f"person:{slug(name) or slug(row['country'])}"
        if taken.setdefault(ident, row["key"]) != row["key"]:
            ident = f"{ident}-{slug(row['country'])}"
            while taken.setdefault(ident, row["key"]) != row["key"]:
                ident += "-2"
        others = {fold_name(name): None}
        aliases = [alias for alias in person.aliases if fold_name(alias) not in others]
        row |= {"person": name, "person_id": ident, "wikidata": person.wikidata, "aliases": "|".join(aliases)}


def write_terms(path: Path, terms: list[Row]) -> None:
    """Write the table compressed, without a time stamp, so that a rebuild gives the same bytes."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(terms)
    path.write_bytes(gzip.compress(lines.getvalue().encode("utf-8"), 9, mtime=0))


def given_names(terms: list[Row]) -> list[Row]:
    """First names that at least three different people of the table bear."""
    bearers = {(row["person"].split()[0], row["person_id"]) for row in terms if " " in row["person"]}
    counts = Counter(name for name, _ in bearers if re.fullmatch(r"[A-Z][a-z]{2,}", name))
    usual = set((HERE / "given_names_by_hand.txt").read_text(encoding="utf-8").split())
    refused = set((HERE / "not_given_names.txt").read_text(encoding="utf-8").split())
    return [
        {"name": name}
        for name in sorted({n for n, count in counts.items() if count >= 3} | usual)
        if name not in refused
    ]


def main(reference: Path) -> None:
    """Write the two files."""
    offices = load_offices()
    terms = [term for row in read_rows(reference / "officeholders.csv") if (term := kept(row, offices))]
    terms = merge_extra(terms, read_rows(HERE / "people_extra.csv"))
    terms.sort(key=lambda row: (row["country"], row["office"], row["start"], row["person"], row["group"]))
    give_ids(terms, gather_people(terms))
    write_terms(DATA / "terms.csv.gz", terms)
    write_rows(DATA / "given_names.csv", ["name"], given_names(terms))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/reference"))
