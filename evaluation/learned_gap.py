"""Count the learned holders that the reference's table of office-holders lacks.

    python evaluation/learned_gap.py [--reference ../shared/reference/officeholders.csv] [--since 2023]

A holder is one person in one office of one country, last reported in the years asked for. The reference lacks it where
no row of the country that names the person, in any office, vouches for a day on or after the first report of those
years; "nowhere" where no row of the country names the person at all.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.gazetteer.learning.spellings import name_words, same_person
from dragoman.gazetteer.learning.tables import TERM_COLUMNS
from dragoman.gazetteer.tables import read_cells

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "reference" / "officeholders.csv"

Vouched = dict[str, list[tuple[tuple[str, ...], str]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--since", default="2023")
    options = parser.parse_args()
    vouched = read_vouched(options.reference)
    cells = read_cells("learned_terms.csv.gz", len(TERM_COLUMNS))
    learned = [dict(zip(TERM_COLUMNS, row, strict=True)) for row in cells]
    recent = [row for row in learned if row["last"] >= options.since]
    lacking = [row for row in recent if is_lacking(row, vouched, options.since)]
    nowhere = [row for row in recent if is_lacking(row, vouched, "")]
    people = {(row["country"], row["person"]) for row in lacking}
    countries = Counter("USA" if row["country"] == "USA" else "others" for row in lacking)
    print(f"learned terms: {len(learned)}, of them reported since {options.since}: {len(recent)}")
    print(f"lacking in the reference: {len(lacking)} holders ({len(people)} people), {dict(countries)}")
    print(f"named nowhere in the reference for the country: {len(nowhere)}")


def read_vouched(path: Path) -> Vouched:
    """By country, each spelling of each person with the last day that a row vouches for."""
    vouched: Vouched = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name in (row["person"], *filter(None, row["aliases"].split("|"))):
                vouched[row["country"]].append((name_words(name), row["end"] or row["as_of"]))
    return vouched


def is_lacking(row: dict[str, str], vouched: Vouched, since: str) -> bool:
    """Whether no row of the country names the person and vouches until then."""
    from_day = max(row["first"], since) if since else ""
    names = [tuple(spelling.split()) for spelling in row["spellings"].split("|")]
    return not any(
        until >= from_day and len(known) > 1 and any(same_person(known, name, in_one_office=True) for name in names)
        for known, until in vouched[row["country"]]
    )


if __name__ == "__main__":
    main()
