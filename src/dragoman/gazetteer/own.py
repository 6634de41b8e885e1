"""The user's own table: actors, aliases, offices and terms beside the shipped data, in one CSV file.

    rows, faults = read_own(text)                   # every fault with its line, its column and what was expected
    entities, names = own_actors(rows, find_entity) # and own_offices, own_people: what the look-ups take in

The form of the file is told in `data/own_columns.csv` and docs/gazetteer.md. What a row means beside the shipped data,
and whether it clashes with them, is looked at in `own_check.py`.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import SourceError
from ..model.actor import ActorKind
from .cues import Name
from .entity import Entity, Office
from .fold import fold_name, spelling_key
from .tables import listed, read_table

KINDS: dict[str, tuple[ActorKind, str]] = {
    "organisation": ("organisation", "org"), "group": ("group", "group"), "media": ("media", "media"),
    "region": ("region", "region"),
}  # fmt: skip
DAYS = ("from", "to", "as_of")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: the line (1 is the header), the column, and what was expected."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}: {self.reason}"


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One row of the table; `cells` has every column, empty where nothing stands."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


def columns() -> dict[str, dict[str, str]]:
    """The columns of the form, in order, with what each says and which types need it."""
    return {row["column"]: row for row in read_table("own_columns.csv")}


def read_own(text: str) -> tuple[list[OwnRow], list[Fault]]:
    """The rows of a table that are of a known type, and what is wrong with the form of any row.

    A row with a fault is among the rows too, so that whatever else is wrong with it can be told in one go.
    """
    known = columns()
    lines = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=None))
    header = [cell.strip() for cell in next(lines, [])]
    faults = _header_faults(header, known)
    if faults:
        return [], faults
    rows: list[OwnRow] = []
    for cells in lines:
        if any(cell.strip() for cell in cells):
            row, wrong = _read_row(lines.line_num, header, cells, known)
            faults += wrong
            rows += [row] if row is not None else []
    return rows, faults


def read_own_file(path: str) -> tuple[list[OwnRow], list[Fault], str]:
    """The rows of a file, its faults, and a short digest. Raises SourceError if unreadable."""
    try:
        raw = Path(path).read_bytes()
        rows, faults = read_own(raw.decode("utf-8"))
    except OSError as error:
        raise SourceError(path, f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SourceError(path, f"not UTF-8 text (byte {error.start}); save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise SourceError(path, f"not a CSV file ({error})") from error
    return rows, faults, hashlib.sha256(raw).hexdigest()[:8]


def _header_faults(header: list[str], known: Mapping[str, object]) -> list[Fault]:
    """A column missing that every row needs, one that is not of the form, or one given twice."""
    faults = [Fault(1, need, f"missing; the first line names the columns: {', '.join(known)}")
              for need in ("type", "name") if need not in header]  # fmt: skip
    for column in header:
        if column not in known:
            faults.append(Fault(1, column or "(empty)", f"no such column; the columns are {', '.join(known)}"))
        elif header.count(column) > 1:
            faults.append(Fault(1, column, "given more than once"))
    return list(dict.fromkeys(faults))


def _read_row(
    line: int, header: list[str], cells: list[str], known: Mapping[str, Mapping[str, str]]
) -> tuple[OwnRow | None, list[Fault]]:
    """A row, or None where it has too many cells or no type that is known."""
    given = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=False))
    row = OwnRow(line, {column: given.get(column, "") for column in known})
    if len(cells) > len(header):
        return None, [Fault(line, header[-1], f"{len(cells)} cells where the header has {len(header)}")]
    types = listed(known["type"]["needed_by"])
    if row["type"] not in types:
        return None, [Fault(line, "type", f"“{row['type']}” is none of {', '.join(types)}")]
    return row, [*_missing(row, header, known), *_misformed(row)]


def _missing(row: OwnRow, header: list[str], known: Mapping[str, Mapping[str, str]]) -> list[Fault]:
    """Cells that a row of this type needs."""
    faults = []
    for column, about in known.items():
        if row["type"] in listed(about["needed_by"]) and not row[column]:
            where = "" if column in header else " (there is no such column)"
            faults.append(Fault(row.line, column, f"empty{where}; of type {row['type']} it says {about['says']}"))
    if row["type"] == "term" and not (row["country"] or row["of"]):
        faults.append(Fault(row.line, "country", "empty; a term says whose office it is, here or under “of”"))
    if row["type"] == "term" and not (row["to"] or row["as_of"]):
        faults.append(Fault(row.line, "to", "empty; a term with no end says under “as_of” up to which day it is known"))
    return faults


def _misformed(row: OwnRow) -> list[Fault]:
    """Cells whose form is wrong whatever else is known: days, kinds and QIDs."""
    faults = [
        Fault(row.line, column, f"“{row[column]}” is no day; write YYYY, YYYY-MM or YYYY-MM-DD")
        for column in DAYS
        if row[column] and not _is_day(row[column])
    ]
    last = "to" if row["to"] else "as_of"
    if not faults and row["from"] and row[last] and row[last] < row["from"][: len(row[last])]:
        faults.append(Fault(row.line, last, f"{row[last]} lies before the first day, {row['from']}"))
    if row["kind"] and row["kind"] not in KINDS:
        faults.append(Fault(row.line, "kind", f"“{row['kind']}” is none of {', '.join(KINDS)}"))
    if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        faults.append(Fault(row.line, "wikidata", f"“{row['wikidata']}” is no QID; write one like Q58217"))
    return faults


def _is_day(words: str) -> bool:
    if not _DAY.fullmatch(words):
        return False
    try:
        date.fromisoformat(words + "-01-01"[len(words) - 4 :])
    except ValueError:
        return False
    return True


def slug(name: str) -> str:
    """The part of an id that a name makes: letters and digits of any script, hyphens between words."""
    letters = unicodedata.normalize("NFKC", fold_name(name))
    return re.sub(r"[^\w]+", "-", letters).strip("-_")


def entity_id(row: OwnRow) -> str:
    """The id of the actor that a row tells of."""
    return f"{KINDS[row['kind']][1]}:{slug(row['name'])}"


def make_entity(row: OwnRow) -> Entity:
    """The actor that a row tells of. An organisation of no country is one of states."""
    sector = row["sector"] or ("IGO" if row["kind"] == "organisation" and not row["country"] else None)
    cameo = row["country"] or ("IGO" if sector == "IGO" else None)
    kind = KINDS[row["kind"]][0]
    return Entity(entity_id(row), row["name"], kind, row["country"] or None, sector, cameo, row["wikidata"] or None)


def own_actors(
    rows: Iterable[OwnRow], find_entity: Callable[[str], Entity | None]
) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """The table's actors, and its names for them and for shipped ones, which `find_entity` knows by id or name."""
    rows = list(rows)
    actors = {row.line: make_entity(row) for row in rows if row["type"] == "actor"}
    mine = {key: entity for entity in actors.values() for key in (entity.id, entity.name)}
    names: list[Name] = []
    for row in rows:
        if row["type"] in ("actor", "alias"):
            owner = actors.get(row.line) or mine.get(row["of"]) or find_entity(row["of"])
            names += [_name(form, owner) for form in (row["name"], *listed(row["names"])) if owner]
    return tuple(actors.values()), tuple(names)


def own_offices(rows: Iterable[OwnRow]) -> dict[str, Office]:
    """The table's title phrases, in lower case, with the offices they name."""
    return {
        form.lower(): Office(row["name"].lower(), row["sector"] or "GOV", row["name"].lower())
        for row in rows
        if row["type"] == "office"
        for form in (row["name"], *listed(row["names"]))
    }


def own_people(
    rows: Iterable[OwnRow],
    find_entity: Callable[[str], Entity | None],
    find_office: Callable[[str], Office | None],
    find_person: Callable[[str], str | None],
) -> tuple[list[list[str]], list[list[str]]]:
    """The table's people and terms, in the cells of the shipped tables; `find_person` knows ids by full names."""
    people: dict[str, list[str]] = {}
    terms = []
    for row in rows:
        if row["type"] == "term":
            ident = find_person(row["name"]) or f"person:{slug(row['name'])}"
            people.setdefault(ident, _person_cells(row, ident))
            office = find_office(row["office"])
            terms.append(_term_cells(row, ident, owner_code(row, find_entity), office.id if office else row["office"]))
    return list(people.values()), terms


def owner_code(row: OwnRow, find_entity: Callable[[str], Entity | None]) -> str:
    """Whose office a term is, as the terms name owners: an ISO code, or the id of an organisation."""
    owner = find_entity(row["of"]) if row["of"] else None
    if owner is None:
        return row["country"]
    return owner.country or owner.id if owner.kind in ("state", "government") else owner.id


def _name(form: str, entity: Entity) -> Name:
    return Name(form.removeprefix("the "), "metonym" if entity.kind == "government" else "name", (entity,))


def _person_cells(row: OwnRow, ident: str) -> list[str]:
    """id, name, wikidata, names, spellings, surnames: as people.csv.gz has them."""
    written = (row["name"], *listed(row["names"]))
    surnames = dict.fromkeys(spelling_key(name.split()[-1]) for name in written)
    return [
        ident, row["name"], row["wikidata"], "|".join(dict.fromkeys(map(fold_name, written))),
        "|".join(dict.fromkeys(map(spelling_key, written))), "|".join(surnames),
    ]  # fmt: skip


def _term_cells(row: OwnRow, ident: str, owner: str, office: str) -> list[str]:
    """country, group, office, title, person, start, end, as_of: as terms.csv.gz has them."""
    as_of = "" if row["to"] else row["as_of"]
    title = row["title"] or row["office"]
    return [owner, "", office, title, ident.removeprefix("person:"), row["from"], row["to"], as_of]
