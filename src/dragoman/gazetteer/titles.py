"""Finds title phrases ("foreign affairs ministers") and institutions ("ministry of defence") in a text.

Both are phrase lists over lower-case words; the longest phrase at a word wins. Departments (foreign, defence, …) are
written once and multiplied into the ways English names their minister and their ministry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from ..model import Span
from .entity import Institution, Office
from .fold import fold_text
from .tables import listed, read_table

_WORD = re.compile(r"\w+")
_FIRST_WORDS = re.compile(r"(\w+)(?:\W+(\w+))?")
_NEXT_WORD = re.compile(r"\W{1,2}(\w+)")
_MINISTER = (
    "{} minister", "minister of {}", "minister for {}", "ministers of {}", "{} secretary", "secretary of {}",
    "secretary of state for {}", "minister of the {}", "minister for the {}", "minister of state for {}",
    "{} affairs minister",
)  # fmt: skip
_DEPUTY_MINISTER = (
    "deputy minister of {}", "deputy minister for {}", "vice minister of {}", "vice-minister of {}",
    "vice minister for {}", "vice-minister for {}", "assistant minister of {}", "deputy secretary of {}",
)  # fmt: skip
_MINISTRY = (
    "{} ministry",
    "ministry of {}",
    "ministry for {}",
    "department of {}",
    "{} department",
    "ministry of the {}",
)
_DEPUTY = re.compile(r"(?:first )?(?:deputy|vice|assistant)[ -]$")
_HAS_DEPUTIES = ("minister", "ambassador", "chief", "director", "commander", "governor", "mayor", "general", "head")
_PLURALS = {
    "secretary": "secretaries", "spokesman": "spokesmen", "spokeswoman": "spokeswomen", "chief": "chiefs",
    "serviceman": "servicemen", "policeman": "policemen", "congressman": "congressmen", "embassy": "embassies",
    "congresswoman": "congresswomen", "spokesperson": "spokespersons", "attorney": "attorneys", "judge": "judges",
    "chairman": "chairmen", "businessman": "businessmen", "ministry": "ministries", "delegation": "delegations",
    "airman": "airmen", "spy": "spies", "navy": "navies", "army": "armies", "agency": "agencies",
}  # fmt: skip
_HEAD = re.compile(r"\b(?:of|for|to|in|on|d'affaires|general|extraordinary|designate|elect)\b")

T = TypeVar("T", bound="Office | Institution")


class PhraseIndex(Generic[T]):
    """Phrases with what they mean, found wherever they stand as whole words, in any case."""

    def __init__(self, phrases: Mapping[str, T], capitalised: frozenset[str]) -> None:
        """`capitalised` phrases count only with a capital; a meaning without an id takes its words, for nothing."""
        self._capitalised = capitalised
        by_words: dict[str, dict[str, list[tuple[str, T]]]] = {}
        for phrase, meaning in phrases.items():
            words = _FIRST_WORDS.match(phrase)
            assert words, phrase
            by_words.setdefault(words[1], {}).setdefault(words[2] or "", []).append((phrase, meaning))
        self._by_words: dict[str, dict[str, list[tuple[str, T]]]] = by_words
        for seconds in by_words.values():
            for group in seconds.values():
                group.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> tuple[tuple[Span, T], ...]:
        """Every phrase, longest match, non-overlapping, in order."""
        folded = fold_text(text)
        lower = folded.text.lower()
        if len(lower) != len(folded.text):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded.text)
        return tuple(
            (folded.span(start, end), meaning)
            for start, end, meaning in self._matches(lower)
            if meaning.id and not (lower[start:end] in self._capitalised and folded.text[start].islower())
        )

    def _matches(self, text: str) -> Iterator[tuple[int, int, T]]:
        return self._scan(text)

    def _scan(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Matches by first and second word, so that the many "deputy …" and "minister of …" cost no more than a few."""
        by_words, done = self._by_words, 0
        for match in _WORD.finditer(text):
            seconds = by_words.get(match[0])
            if seconds is None or match.start() < done:
                continue
            start = match.start()
            following = _NEXT_WORD.match(text, match.end())
            for phrase, meaning in (*seconds.get(following[1] if following else "", ()), *seconds.get("", ())):
                if text.startswith(phrase, start) and not text[start + len(phrase) : start + len(phrase) + 1].isalnum():
                    done = start + len(phrase)
                    yield start, done, meaning
                    break


class OfficeIndex(PhraseIndex[Office]):
    """The offices, with the deputies that stand before them ("deputy foreign minister")."""

    @staticmethod
    def takes_deputies(office: str) -> bool:
        """Whether "deputy" before a phrase of the office makes another office."""
        return office.endswith(_HAS_DEPUTIES)

    def _matches(self, text: str) -> Iterator[tuple[int, int, Office]]:
        for start, end, office in self._scan(text):
            found = _DEPUTY.search(text, max(0, start - 17), start) if self.takes_deputies(office.id) else None
            if found and not text[found.start() - 1 : found.start()].isalnum():
                yield found.start(), end, Office(f"deputy {office.id}", office.sector, f"deputy {office.role}")
            else:
                yield start, end, office


def plural(phrase: str) -> str:
    """The plural of a phrase: of its head, the word before "of", "for", "general" … ("secretaries of state")."""
    cut = _HEAD.search(phrase, 1)
    head, tail = (phrase[: cut.start()].rstrip(" -"), phrase[cut.start() - 1 :]) if cut else (phrase, "")
    front, _, last = head.rpartition(" ")
    if last.endswith(".") or not last:
        return phrase
    changed = _PLURALS.get(last) or (last if last.endswith("s") else last + "s")
    return f"{front} {changed}{tail}".strip()


def load_offices(own: Mapping[str, Office] | None = None) -> OfficeIndex:
    """The title phrases: single offices, and ministers by department; then those of the user's own table."""
    index, capitalised = _read_phrases("offices.csv", Office)
    ministers, deputies = tuple(_with_plurals(_MINISTER)), tuple(_with_plurals(_DEPUTY_MINISTER))
    for row in read_table("departments.csv"):
        office = Office(f"{row['id']} minister", row["sector"], row["minister_role"])
        _add_departments(index, ministers, row["names"], office)
        deputy = Office(f"deputy {office.id}", office.sector, f"deputy {office.role}")
        _add_departments(index, deputies, row["names"], deputy)
    for phrase, own_office in (own or {}).items():
        _add(index, [phrase], own_office)
    return OfficeIndex(index, capitalised)


def load_institutions() -> PhraseIndex[Institution]:
    """The institution phrases: single ones, and ministries by department."""
    index, capitalised = _read_phrases("institutions.csv", Institution)
    ministries = tuple(_with_plurals(_MINISTRY))
    for row in read_table("departments.csv"):
        ministry = Institution(f"{row['id']} ministry", row["sector"], row["ministry_role"])
        _add_departments(index, ministries, row["names"], ministry)
    return PhraseIndex(index, capitalised)


def _read_phrases(table: str, make: Callable[[str, str, str], T]) -> tuple[dict[str, T], frozenset[str]]:
    """The phrases of a table, and those marked `^`: titles only with a capital ("General", "Marine")."""
    index: dict[str, T] = {}
    capitalised: set[str] = set()
    for row in read_table(table):
        meaning, phrases = make(row["id"], row["sector"], row["role"]), listed(row["phrases"])
        marked = [phrase[1:] for phrase in phrases if phrase.startswith("^")]
        capitalised.update(phrase for phrase in _with_plurals(marked) if phrase not in phrases)
        _add(index, [phrase.removeprefix("^") for phrase in phrases], meaning)
    return index, frozenset(capitalised)


def _with_plurals(phrases: Iterable[str]) -> Iterator[str]:
    for phrase in phrases:
        yield phrase
        yield plural(phrase)


def _add(index: dict[str, T], phrases: Iterable[str], meaning: T) -> None:
    """Add phrases and their plurals, the first meaning given staying."""
    for phrase in _with_plurals(phrases):
        index.setdefault(phrase if phrase.isascii() else fold_text(phrase).text, meaning)


def _add_departments(index: dict[str, T], patterns: tuple[str, ...], names: str, meaning: T) -> None:
    """Add every pattern, singular and plural, with every name; but nothing like "the interior minister"."""
    for name in listed(names):
        bare = not name.startswith("the ")
        for pattern in patterns:
            if bare or not (pattern.startswith("{}") or "the {}" in pattern):
                index.setdefault(pattern.format(name), meaning)
