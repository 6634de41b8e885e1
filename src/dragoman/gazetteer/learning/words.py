"""What learning knows, out of its data files: words, offices that count, publishers, owners of titles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ..entity import Office
from ..tables import listed, read_table
from ..titles import PhraseIndex


@dataclass(frozen=True, slots=True)
class CountedOffice:
    """An office whose holders are learned: of a state, an organisation or both; by one person at a time or several.

    `follows_subject`: in a report about one foreign state, the title without a state is that state's.
    `combines`: one person may be called this and another title in one breath ("Deputy Prime Minister and …").
    """

    of_states: bool
    of_organisations: bool
    has_one_holder: bool
    follows_subject: bool
    combines: bool


@dataclass(frozen=True, slots=True)
class Publisher:
    """An official publisher: its state, and the titles that it gives its own people without naming the state.

    `has_own_titles_only`: these are distinctive and all, so that other titles without a state are another state's.
    """

    country: str
    has_own_titles_only: bool
    own_titles: tuple[str, ...]


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind, lower case."""
    return frozenset(
        word for row in read_table("learn_words.csv") if row["kind"] == kind for word in listed(row["words"])
    )


@cache
def counted_offices() -> dict[str, CountedOffice]:
    """The offices that count, by id."""
    return {
        row["office"]: CountedOffice(
            "state" in row["of"].split(),
            "organisation" in row["of"].split(),
            row["holders"] == "one",
            row["follows_subject"] == "yes",
            row["combines"] == "yes",
        )
        for row in read_table("learn_offices.csv")
    }


@cache
def publishers() -> dict[str, Publisher]:
    """The official publishers, by name in lower case."""
    return {
        row["publisher"].lower(): Publisher(
            row["country"], row["names_own_by"] == "title", tuple(listed(row["own_titles"]))
        )
        for row in read_table("learn_publishers.csv")
    }


@cache
def _owners() -> tuple[tuple[str, str], ...]:
    return tuple((row["phrase"], row["owner"]) for row in read_table("learn_owners.csv"))


@cache
def _phrase_owners() -> tuple[tuple[str, str], ...]:
    rows = [row for row in read_table("learn_titles.csv") if row["owner"]]
    return tuple((phrase, row["owner"]) for row in rows for phrase in listed(row["phrases"]))


@cache
def _limits() -> tuple[tuple[re.Pattern[str], re.Pattern[str], frozenset[str]], ...]:
    return tuple(
        (re.compile(row["office"]), re.compile(row["title"]), frozenset(row["countries"].split()))
        for row in read_table("learn_limits.csv")
    )


def is_title_of(office: str, title: str, country: str) -> bool:
    """Whether a title means the office in that state: "Secretary of State" is a foreign minister in two states only."""
    lower = title.lower()
    for limited, pattern, countries in _limits():
        if limited.fullmatch(office) and pattern.fullmatch(lower):
            return country in countries or "*" in countries
    return True


def owner_in_title(title: str) -> str | None:
    """Whose office a title says by itself: "President of the European Council", "U.S. Secretary of State"."""
    lower = title.lower()
    for phrase, owner in _phrase_owners():
        if lower.startswith(phrase):
            return owner
    for phrase, owner in _owners():
        if lower.startswith(phrase[1:]) if phrase.startswith("^") else f" {phrase} " in f" {lower} ":
            return owner
    return None


@cache
def further_titles() -> PhraseIndex[Office]:
    """Titles that count only here, being one state's or too long for the reader: "EPA Administrator".

    `role` is the seat that several titles share, by its first title; empty where the office has but one.
    """
    phrases = {
        phrase: Office(row["office"], "GOV", listed(row["phrases"])[0] if row["seat"] else "")
        for row in read_table("learn_titles.csv")
        for phrase in listed(row["phrases"])
    }
    return PhraseIndex(phrases, frozenset(phrases))
