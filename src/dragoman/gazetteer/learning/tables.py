"""The files of learning: proposals as a CSV that a person marks, and the table of learned terms.

Both hold the facts with their citations: the reports' addresses, days and words. The table carries its look-up keys,
so that loading only files them.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path

from ...errors import OptionError
from ..fold import fold_name, spelling_key
from ..surnames import surnames
from .proposal import Citation, Proposal, Status

PROPOSAL_COLUMNS = (
    "accept", "status", "against", "person", "person_id", "office", "title", "country", "seat", "first", "last",
    "reports", "official_reports", "start", "start_basis", "end", "as_of", "acting", "spellings", "forms",
    "cited_reports", "cited_days", "cited_words",
)  # fmt: skip
TERM_COLUMNS = (
    "country", "group", "office", "title", "person", "start", "end", "as_of", "name", "names", "spellings", "surnames",
    "start_basis", "acting", "reports", "first", "last", "cited_reports", "cited_days", "cited_words",
)  # fmt: skip
_YES = frozenset({"yes", "y", "x", "1", "true"})
_NO = frozenset({"no", "n", "0", "false", ""})
_GROUPS = {
    "president": "head of state", "king": "head of state", "queen": "head of state", "emir": "head of state",
    "sultan": "head of state", "emperor": "head of state", "prime minister": "head of government",
    "chancellor": "head of government", "deputy prime minister": "deputy head of government",
}  # fmt: skip
_OWN_GROUP = frozenset(
    ("foreign minister", "defence minister", "finance minister", "interior minister", "trade minister", "speaker",
     "national security adviser")
)  # fmt: skip

Row = dict[str, str]
STATUSES: tuple[Status, ...] = ("new", "extends", "clash", "weak", "past", "known")


def proposal_rows(proposals: Iterable[Proposal], taken: Iterable[Proposal] = ()) -> list[Row]:
    """The proposals as rows; `accept` says "yes" where they are among the taken."""
    accepted = set(taken)
    return [
        {
            "accept": "yes" if each in accepted else "", "status": each.status, "against": each.against,
            "person": each.person, "person_id": each.person_id, "office": each.office, "title": each.title,
            "country": each.country, "seat": each.seat or "", "first": each.first, "last": each.last,
            "reports": str(each.reports), "official_reports": str(each.official_reports), "start": each.start,
            "start_basis": each.start_basis, "end": each.end or "", "as_of": each.as_of,
            "acting": "yes" if each.is_acting else "", "spellings": "|".join(each.spellings),
            "forms": "|".join(each.forms), **_cited(each.citations),
        }
        for each in proposals
    ]  # fmt: skip


def _cited(citations: tuple[Citation, ...]) -> Row:
    return {
        "cited_reports": "|".join(each.report.replace("|", "%7C") for each in citations),
        "cited_days": "|".join(each.day for each in citations),
        "cited_words": "|".join(each.words.replace("|", "/") for each in citations),
    }


def write_proposals(path: Path, proposals: Iterable[Proposal], taken: Iterable[Proposal] = ()) -> None:
    """Write the proposals for a person to mark. Raises OptionError when the file cannot be written."""
    _write(path, PROPOSAL_COLUMNS, proposal_rows(proposals, taken))


def read_accepted(path: Path) -> list[Row]:
    """The rows of a proposals file that a person accepted. Raises OptionError naming line and column."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(
            f"{path}: cannot be read as a proposals file ({error}); give the CSV that --out wrote"
        ) from None
    reader = csv.DictReader(io.StringIO(text))
    missing = [column for column in PROPOSAL_COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise OptionError(f"{path} line 1: no column {missing[0]!r}; give the CSV that --out wrote, with its header")
    return [row for number, row in enumerate(reader, start=2) if _is_accepted(row, path, number)]


def _is_accepted(row: Row, path: Path, number: int) -> bool:
    if None in row or None in row.values():
        raise OptionError(
            f"{path} line {number}: {len(PROPOSAL_COLUMNS)} cells are due; leave the other columns as they were"
        )
    mark = row["accept"].strip().lower()
    if mark not in _YES | _NO:
        raise OptionError(
            f"{path} line {number}, column accept: {row['accept']!r} is neither yes nor no; write yes or leave it empty"
        )
    if mark in _YES and not (row["person_id"] and row["office"] and row["country"] and row["start"]):
        raise OptionError(
            f"{path} line {number}: person_id, office, country and start may not be empty; leave them as they were"
        )
    return mark in _YES


def take_into(path: Path, rows: Iterable[Row]) -> tuple[int, int]:
    """Put accepted rows into a table of learned terms (`.csv` or `.csv.gz`), made if absent; the same person in the
    same seat is told anew. Gives how many were put in, and how many the table now has."""
    learned = {_key(row): row for row in _read_terms(path)} if path.exists() else {}
    taken = [_term_row(row) for row in rows]
    learned |= {_key(row): row for row in taken}
    ordered = [learned[key] for key in sorted(learned)]
    _write(path, TERM_COLUMNS, ordered)
    return len(taken), len(ordered)


def _key(row: Row) -> tuple[str, str, str, str]:
    return row["country"], row["office"], row["person"], row["title"]


def _term_row(row: Row) -> Row:
    names = [row["person"], *(name for name in row["spellings"].split("|") if name)]
    office = row["office"]
    return {
        "country": row["country"], "group": _GROUPS.get(office, office if office in _OWN_GROUP else ""),
        "office": office, "title": row["title"], "person": row["person_id"], "start": row["start"], "end": row["end"],
        "as_of": "" if row["end"] else row["as_of"], "name": row["person"],
        "names": _keys(map(fold_name, names)), "spellings": _keys(map(spelling_key, names)),
        "surnames": _keys(key for name in names for key in surnames(name, [row["country"]])),
        "start_basis": row["start_basis"], "acting": row["acting"], "reports": row["reports"], "first": row["first"],
        "last": row["last"], **{column: row[column] for column in ("cited_reports", "cited_days", "cited_words")},
    }  # fmt: skip


def _keys(keys: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(key for key in keys if key))


def _read_terms(path: Path) -> list[Row]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"{path}: cannot be read as a table of learned terms ({error}); name another file") from None
    rows = list(csv.DictReader(io.StringIO(text)))
    if rows and tuple(rows[0]) != TERM_COLUMNS:
        raise OptionError(f"{path}: is no table of learned terms; name a new file, or one that --table wrote")
    return rows


def _write(path: Path, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    """Write a table, compressed where the name ends in .gz, without a time stamp: the same rows give the same bytes."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    data = lines.getvalue().encode("utf-8")
    try:
        path.write_bytes(gzip.compress(data, 9, mtime=0) if path.suffix == ".gz" else data)
    except OSError as error:
        raise OptionError(
            f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists"
        ) from None
