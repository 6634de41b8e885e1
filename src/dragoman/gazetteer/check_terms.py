"""The terms against time and each other: impossible dates, and two people in an office that one holds at a time.

An inexact date gives way: "2019" to "2020" and "2020" to "2024" do not overlap. Who held one office side by side and
cannot be decided between stands in overlaps.csv; both are kept there, and resolving stays undecided.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from .check_rows import Finding, Row, Tables
from .schema import Schema

_TABLE = "terms.csv.gz"
_HANDOVER_DAYS = 31
_LONGEST_YEARS = 60


def check_terms(schema: Schema, tables: Tables, today: date) -> Iterator[Finding]:
    """Findings on the dates of terms and on their overlaps."""
    rows = [row for row in tables[_TABLE].rows if row.whole and all(map(_is_day, _days(row)))]
    for row in rows:
        yield from (Finding(_TABLE, row.line, *fault) for fault in _impossible(row, schema, today))
    yield from _overlaps(rows, schema, tables)


def _days(row: Row) -> tuple[str, str, str]:
    return row["start"], row["end"], row["as_of"]


def _is_day(cell: str) -> bool:
    try:
        return not cell or bool(earliest(cell))
    except ValueError:
        return False  # told by the check of the cells


def earliest(day: str) -> date:
    """The first day that an ISO day, month or year may mean."""
    return date.fromisoformat(day + "-01-01"[len(day) - 4 :])


def latest(day: str) -> date:
    """The last day that an ISO day, month or year may mean."""
    if len(day) == 10:
        return date.fromisoformat(day)
    first = earliest(day)
    after = first.replace(year=first.year + 1) if len(day) == 4 or first.month == 12 else first
    after = after.replace(month=1 if len(day) == 4 or first.month == 12 else first.month + 1)
    return date.fromordinal(after.toordinal() - 1)


def _impossible(row: Row, schema: Schema, today: date) -> Iterator[tuple[str, str]]:
    """What cannot be in the dates of one term, and what to do."""
    start, end, as_of = _days(row)
    who = f"{row['person']}, {row['office']} of {row['country']},"
    if start and earliest(start) > today:
        yield f"{who} starts on {start}, which is yet to come", "correct the start or take the row out"
    for last, name in ((end, "ends"), (as_of, "is vouched for")):
        if start and last and latest(last) < earliest(start):
            yield f"{who} {name} on {last}, before the start on {start}", "correct one of the days"
    if end and as_of:
        yield f"{who} has an end and the day of an open term", "empty as_of"
    if not end and not as_of:
        yield f"{who} has no end and no as_of", "write the last day on which the source vouches for the term"
    last = end or as_of
    if start and last and row["office"] not in schema.monarchs and _years(start, last) > _LONGEST_YEARS:
        yield f"{who} holds it for {_years(start, last)} years", "correct the days, or name the office of a monarch"


def _years(start: str, end: str) -> int:
    return int(end[:4]) - int(start[:4])


def _overlaps(rows: list[Row], schema: Schema, tables: Tables) -> Iterator[Finding]:
    """Terms of different people in one single-holder office, side by side for more than a month."""
    known = {
        (row["country"], row["office"], frozenset((row["one"], row["other"]))) for row in tables["overlaps.csv"].rows
    }
    offices: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["start"] and (office := single_office(row, schema)):
            offices.setdefault((row["country"], office), []).append(row)
    for (country, office), terms in offices.items():
        for one, other in combinations(terms, 2):
            pair = (country, office, frozenset((one["person"], other["person"])))
            if one["person"] != other["person"] and pair not in known and shared_days(one, other) > _HANDOVER_DAYS:
                yield Finding(_TABLE, other.line, *_overlap(office, one, other))


def single_office(row: Row, schema: Schema) -> str:
    """The single-holder office that a term counts for, or nothing."""
    office = row["group"] or row["office"]
    return office if office in schema.single_holder else ""


def shared_days(one: Row, other: Row) -> int:
    """For how many days two terms surely run side by side."""
    start = max(latest(one["start"]), latest(other["start"]))
    ends = [earliest(row["end"] or row["as_of"] or row["start"]) for row in (one, other)]
    return (min(ends) - start).days


def _overlap(office: str, one: Row, other: Row) -> tuple[str, str]:
    spells = [
        f"{row['person']} ({row['start']} to {row['end'] or row['as_of']}, line {row.line})" for row in (one, other)
    ]
    what = f"{office} of {one['country']} is {spells[0]} and {spells[1]} for {shared_days(one, other)} days"
    return what, "correct the days, or put the two into overlaps.csv with the reason"
