"""Settles terms that the sources tell twice or against each other, for `build_terms.py`.

terms = settle(terms, read_rows(HERE / "terms_by_hand.csv"), read_rows(DATA / "overlaps.csv"))

In this order: what `terms_by_hand.csv` says; one person under two spellings made one; a president told as head of
government beside a prime minister left out; an open term closed where the next holder's begins. What overlaps
after that is for `dragoman gazetteer check` to show and for a person to decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import combinations

from build_entities import Row, slug
from dragoman.gazetteer.check_rows import Row as CheckedRow
from dragoman.gazetteer.check_terms import earliest, latest, shared_days, single_office
from dragoman.gazetteer.fold import spelling_key
from dragoman.gazetteer.schema import load_schema

_ALIKE = 0.86
_NEAR_DAYS = 200
_SMALL_WORDS = frozenset({"of", "and", "de", "van", "von", "the"})


def settle(terms: list[Row], by_hand: Iterable[Row], overlaps: Iterable[Row]) -> list[Row]:
    """The terms, put right; those of `overlaps` are known to stand side by side."""
    for fix in by_hand:
        terms = apply_fix(terms, fix)
    for row in terms:
        if row["end"] and row["end"] < row["start"]:
            row["end"] = row["start"]
        if row["as_of"] and row["as_of"] < row["start"]:
            row["as_of"] = row["start"]
    join_twins(terms)
    terms = list(drop_repeated(terms))
    terms = [row for row in terms if not is_president_beside_premier(row, terms)]
    close_open_terms(terms, {(row["country"], frozenset((row["one"], row["other"]))) for row in overlaps})
    return terms


def apply_fix(terms: list[Row], fix: Row) -> list[Row]:
    """Terms after one line of `terms_by_hand.csv`. Raises ValueError for a line that nothing answers to."""
    meant = [row for row in terms if is_meant(row, fix)]
    if not meant:
        raise ValueError(f"terms_by_hand.csv: no term for {fix['country']} {fix['office']} {fix['person']}")
    for row in meant:
        match fix["fix"]:
            case "start":
                row["start"] = fix["value"]
            case "end":
                row["end"], row["as_of"] = fix["value"], ""
            case "same":
                rename(row, fix["value"])
    gone = {id(row) for row in meant if fix["fix"] == "drop" or (fix["fix"] == "only" and not is_listed(row, fix))}
    return [row for row in terms if id(row) not in gone]


def is_meant(row: Row, fix: Row) -> bool:
    """Whether a line of `terms_by_hand.csv` is about a term."""
    return (
        row["country"] == fix["country"]
        and fix["office"] in ("", row["group"], row["office"])
        and (not fix["person"] or spelling_key(row["person"]) == spelling_key(fix["person"]))
        and (not fix["start"] or row["start"] == fix["start"])
    )


def is_listed(row: Row, fix: Row) -> bool:
    return spelling_key(row["person"]) in {spelling_key(name) for name in fix["value"].split("|")}


def rename(row: Row, name: str, wikidata: str = "") -> None:
    """Call the person of a term otherwise, the old name staying as an alias."""
    row["aliases"] = "|".join(dict.fromkeys(filter(None, (*row["aliases"].split("|"), row["person"]))))
    row["person"] = name
    row["wikidata"] = wikidata or row["wikidata"]


def key(row: Row) -> tuple[str, str, str]:
    """What a single-holder office is told by, and the person."""
    return row["country"], row["group"] or row["office"], spelling_key(row["person"])


def single_terms(terms: Iterable[Row]) -> Iterator[list[Row]]:
    """The dated terms of each office that one person holds at a time."""
    offices: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in terms:
        if row["start"] and (office := single_office(checked(row), load_schema())):
            offices[row["country"], office].append(row)
    yield from offices.values()


def checked(row: Row) -> CheckedRow:
    return CheckedRow(0, row, True)


def join_twins(terms: list[Row]) -> None:
    """Give one name to a person whom two sources spell differently, in all terms of the country."""
    names: dict[tuple[str, str], Row] = {}
    for office in single_terms(terms):
        for one, other in combinations(office, 2):
            if are_twins(one, other):
                kept, left = sorted((one, other), key=lambda row: (not row.get("preferred"), not row["wikidata"]))
                names[left["country"], left["person"]] = kept
    for row in terms:
        kept = names.get((row["country"], row["person"]), row)
        if kept is not row and kept["person"] != row["person"]:
            rename(row, kept["person"], kept["wikidata"])


def are_twins(one: Row, other: Row) -> bool:
    """Whether two overlapping terms are one person's: names alike, or the same with words left out, and days near."""
    if one["person"] == other["person"] or shared_days(checked(one), checked(other)) <= 0:
        return False
    near = abs((latest(one["start"]) - latest(other["start"])).days) < _NEAR_DAYS
    words = [frozenset(spelling_key(row["person"]).split()) - _SMALL_WORDS for row in (one, other)]
    longest = max((len(word) for word in words[0] & words[1]), default=0)
    if near and longest > 3 and (words[0] <= words[1] or words[1] <= words[0]):
        return True
    alike = SequenceMatcher(None, spelling_key(one["person"]), spelling_key(other["person"])).ratio()
    return alike > (_ALIKE if near else _ALIKE + 0.07)


def drop_repeated(terms: list[Row]) -> Iterator[Row]:
    """The terms without the second telling of one person's one term; the first takes on what the other knew."""
    kept: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in terms:
        twin = next((old for old in kept[key(row)] if is_same_term(old, row)), None)
        if twin is None:
            kept[key(row)].append(row)
            yield row
            continue
        twin["aliases"] = "|".join(filter(None, (twin["aliases"], row["person"], row["aliases"])))
        if not twin.get("preferred"):
            twin["end"] = twin["end"] or row["end"]
            twin["as_of"] = "" if twin["end"] else max(twin["as_of"], row["as_of"])


def is_same_term(one: Row, other: Row) -> bool:
    """Whether two terms of one person in one office are the same, told with different words or days."""
    if one["office"] != other["office"] and not (one["group"] and one["group"] == other["group"]):
        return False
    if not one["start"] or not other["start"] or single_office(checked(one), load_schema()) == "":
        return one["start"] == other["start"] and one["title"] == other["title"]
    return shared_days(checked(one), checked(other)) > 0


def is_president_beside_premier(row: Row, terms: list[Row]) -> bool:
    """Whether a term as head of government is a president's, while a prime minister of that state is known too."""
    if row["group"] != "head of government" or "president" not in row["title"].lower() or not row["start"]:
        return False
    return any(
        other["country"] == row["country"]
        and other["group"] == row["group"]
        and other["office"] == "prime minister"
        and other["start"]
        and shared_days(checked(row), checked(other)) > 31
        for other in terms
    )


def close_open_terms(terms: list[Row], beside: Collection[tuple[str, frozenset[str]]]) -> None:
    """End a term that no source ends where the next holder's begins: the source saw its holder too long, or guessed."""
    for office in single_terms(terms):
        for row in office:
            is_unsure = not row["end"] or row.get("end_kind") == "inferred"
            if is_unsure and not row.get("preferred") and (following := next_holder(row, office, beside)):
                row["end"], row["as_of"] = following["start"], ""


def next_holder(row: Row, office: list[Row], beside: Collection[tuple[str, frozenset[str]]]) -> Row | None:
    """The first to take the office while the term still runs, unless the two are known to have held it together."""
    after = [
        other
        for other in office
        if earliest(other["start"]) > latest(row["start"])
        and shared_days(checked(row), checked(other)) > 0
        and spelling_key(other["person"]) != spelling_key(row["person"])
        and (row["country"], frozenset((slug(row["person"]), slug(other["person"])))) not in beside
    ]
    return min(after, key=lambda other: latest(other["start"]), default=None)
