"""Make `people.csv.gz`, `terms.csv.gz`, `person_decoys.csv` and `given_names.csv` of the package.

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
from choose_terms import kept
from dragoman.gazetteer.fold import fold_name, fold_text, spelling_key
from dragoman.gazetteer.surnames import surnames
from dragoman.gazetteer.tables import ENTITY_FILES
from dragoman.gazetteer.titles import load_offices
from settle_terms import settle

TERM_COLUMNS = ["country", "group", "office", "title", "person", "start", "end", "as_of"]
PEOPLE_COLUMNS = ["id", "name", "wikidata", "names", "spellings", "surnames"]
GROUPS = {
    "president": "head of state", "king": "head of state", "queen": "head of state", "emir": "head of state",
    "prime minister": "head of government", "chancellor": "head of government",
}  # fmt: skip


@dataclass
class Person:
    """Rows of one person, known by QID or by country and spelling."""

    id: str = ""
    name: str = ""
    names: Counter[str] = field(default_factory=Counter)
    countries: dict[str, None] = field(default_factory=dict)
    aliases: dict[str, None] = field(default_factory=dict)
    wikidata: str = ""
    preferred: str = ""
    offices: set[str] = field(default_factory=set)


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


def gather_people(terms: list[Row]) -> dict[str, Person]:
    """People by key, their QID or their name: one name in one country, or with one QID at most, is one person."""
    keys = keys_by_name(terms)
    people: dict[str, Person] = {}
    for row in terms:
        row["key"] = row["wikidata"] or keys[row["country"], spelling_key(row["person"])]
        person = people.setdefault(row["key"], Person())
        person.names[row["person"]] += 1
        person.countries[row["country"]] = None
        person.offices.add(row["office"])
        person.aliases |= dict.fromkeys(filter(None, (row["person"], *row["aliases"].split("|"))))
        person.wikidata = person.wikidata or row["wikidata"]
        person.preferred = person.preferred or (row["person"] if row.get("preferred") else "")
    return people


def keys_by_name(terms: list[Row]) -> dict[tuple[str, str], str]:
    """Whom a spelling means in each country where no QID says so."""
    qids: dict[str, dict[str, str]] = {}
    for row in terms:
        bearers = qids.setdefault(spelling_key(row["person"]), {})
        bearers[row["country"]] = row["wikidata"] or bearers.get(row["country"], "")
    keys: dict[tuple[str, str], str] = {}
    for spelled, bearers in qids.items():
        known = set(bearers.values()) - {""}
        alone = len(known) < 2 and " " in spelled
        for country, qid in bearers.items():
            keys[country, spelled] = qid or (next(iter(known), spelled) if alone else f"{country}/{spelled}")
    return keys


def join_spellings(terms: list[Row]) -> None:
    """Give hand-made rows the QID that the reference has for the same name in the same country, or anywhere if one."""
    known: dict[str, dict[str, str]] = {}
    for row in terms:
        if row["wikidata"]:
            known.setdefault(spelling_key(row["person"]), {})[row["country"]] = row["wikidata"]
    for row in terms:
        if row.get("preferred") and not row["wikidata"]:
            qids = known.get(spelling_key(row["person"]), {})
            only = next(iter(qids.values())) if len(set(qids.values())) == 1 else ""
            row["wikidata"] = qids.get(row["country"], "") or only


def give_ids(people: dict[str, Person]) -> None:
    """Set names and ids; of two people with one name, the later one's id carries the country."""
    taken: set[str] = set()
    for person in people.values():
        person.name = person.preferred or max(person.names, key=lambda given: (person.names[given], given))
        country = slug(next(iter(person.countries)))
        person.id = f"person:{slug(person.name) or country}"
        if person.id in taken:
            person.id = f"{person.id}-{country}"
        while person.id in taken:
            person.id += "-2"
        taken.add(person.id)


def people_rows(people: dict[str, Person]) -> list[Row]:
    """The people with every key they are looked up by; an alias that is another's own name is dropped."""
    owners: dict[str, str] = {}
    for key, person in people.items():
        owners.setdefault(fold_name(person.name), key)
    rows = []
    for key, person in people.items():
        forms = [person.name, *(form for form in person.aliases if owners.get(fold_name(form), key) == key)]
        # An ambassador's surname alone is more often somebody else's, better known.
        short = () if person.offices == {"ambassador"} else forms
        rows.append({
            "id": person.id, "name": person.name, "wikidata": person.wikidata,
            "names": "|".join(dict.fromkeys(map(fold_name, forms))),
            "spellings": "|".join(dict.fromkeys(map(spelling_key, forms))),
            "surnames": "|".join(dict.fromkeys(k for form in short for k in surnames(form, person.countries) if k)),
        })  # fmt: skip
    return rows


def write_packed(path: Path, columns: list[str], rows: list[Row]) -> None:
    """Write a table compressed, without a time stamp, so that a rebuild gives the same bytes."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, lineterminator="\n", extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(gzip.compress(lines.getvalue().encode("utf-8"), 9, mtime=0))


def given_names(people: Iterable[Person]) -> list[Row]:
    """First names that at least three different people of the table bear, and the usual English ones."""
    counts = Counter(person.name.split()[0] for person in people if " " in person.name)
    often = {name for name, count in counts.items() if count >= 3 and re.fullmatch(r"[A-Z][a-z]{2,}", name)}
    usual = set((HERE / "given_names_by_hand.txt").read_text(encoding="utf-8").split())
    refused = set((HERE / "not_given_names.txt").read_text(encoding="utf-8").split())
    return [{"name": name} for name in sorted((often | usual) - refused)]


def person_decoys(people: Iterable[Person]) -> list[Row]:
    """Full names of people with the name of a state or place in them (Israel Katz), lest that be found in them."""
    forms: set[str] = set()
    for table in ENTITY_FILES:
        for row in read_rows(DATA / table):
            for cell in (row["name"], row["names"], row["demonyms"], row["capitals"]):
                forms.update(fold_text(form).text for form in cell.split("|"))
    names = {fold_text(name).text for person in people for name in (person.name, *person.aliases)}
    return [
        {"name": name}
        for name in sorted(names)
        if " " in name
        and " of " not in name
        and name not in forms
        and not set(name) & set(',"')
        and set(name.split()) & forms
    ]


def main(reference: Path) -> None:
    """Write the four files."""
    offices = load_offices()
    terms = [term for row in read_rows(reference / "officeholders.csv") if (term := kept(row, offices))]
    terms = merge_extra(terms, read_rows(HERE / "people_extra.csv"))
    terms = settle(terms, read_rows(HERE / "terms_by_hand.csv"), read_rows(DATA / "overlaps.csv"))
    terms.sort(key=lambda row: (row["country"], row["office"], row["start"], row["person"], row["group"]))
    join_spellings(terms)
    people = gather_people(terms)
    give_ids(people)
    for row in terms:
        row["person"] = people[row["key"]].id.removeprefix("person:")
    write_packed(DATA / "terms.csv.gz", TERM_COLUMNS, terms)
    write_packed(DATA / "people.csv.gz", PEOPLE_COLUMNS, people_rows(people))
    write_rows(DATA / "person_decoys.csv", ["name"], person_decoys(people.values()))
    write_rows(DATA / "given_names.csv", ["name"], given_names(people.values()))


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/reference"))
