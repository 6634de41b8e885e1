"""The word lists of this room, read once from `data/`: names and what stands around them, nouns and pronouns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model import ActorKind
from ..text.words import read_words


@dataclass(frozen=True, slots=True)
class NounGroup:
    """Nouns of one sort: the kind, sector and naming of the actors they make."""

    key: str
    kind: ActorKind
    sector: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Nominals:
    """`groups` and `pronouns` by word; the pair lists name those who meet."""

    groups: dict[str, NounGroup]
    pair_people: frozenset[str]
    pair_sides: frozenset[str]
    talks: frozenset[str]
    federations: frozenset[str]
    unnamed: frozenset[str]
    common_offices: frozenset[str]
    local: frozenset[str]
    telling: frozenset[str]
    kin: frozenset[str]
    bare_people: frozenset[str]
    office_nouns: frozenset[str]
    plain_words: frozenset[str]
    impersonal: frozenset[str]
    home_offices: frozenset[str]
    near_home: frozenset[str]
    abroad: frozenset[str]
    high_offices: frozenset[str]
    seeking: frozenset[str]
    envoys: frozenset[str]
    partitives: frozenset[str]
    backing: frozenset[str]
    premises: frozenset[str]
    no_one: frozenset[str]
    moving: frozenset[str]
    shared: frozenset[str]
    of_all: frozenset[str]
    conflicts: frozenset[str]
    residents: frozenset[str]
    stances: frozenset[str]
    pronouns: dict[str, str]
    title_countries: dict[str, str]


@cache
def load_nominals() -> Nominals:
    """Read the table once."""
    raw = read_words(__package__, "nominals")
    groups = {
        word: NounGroup(key, entry["kind"], entry["sector"], entry["name"])
        for key, entry in raw.items()
        if isinstance(entry, dict) and "words" in entry
        for word in entry["words"]
    }
    pronouns = {w: key.removeprefix("pronouns_") for key in raw if key.startswith("pronouns_") for w in raw[key]}
    keys = (
        "pair_people", "pair_sides", "talks", "federations", "unnamed", "common_offices", "local", "telling", "kin",
        "bare_people", "office_nouns", "plain_words", "impersonal", "home_offices", "near_home", "abroad",
        "high_offices", "envoys", "seeking", "partitives", "backing", "premises", "moving", "no_one", "shared",
        "of_all", "conflicts", "residents", "stances",
    )  # fmt: skip
    words: dict[str, Any] = {key: frozenset(raw[key]) for key in keys}
    return Nominals(groups=groups, pronouns=pronouns, title_countries=raw["title_countries"], **words)


@dataclass(frozen=True, slots=True)
class NameWords:
    """The lists of `data/names.yaml`, each a set of lower-case words."""

    connectors: frozenset[str]
    honorifics: frozenset[str]
    former: frozenset[str]
    links: frozenset[str]
    nominated: frozenset[str]
    civil_edu: frozenset[str]
    civil_bus: frozenset[str]
    civil_ngo: frozenset[str]
    chief_of_firm: frozenset[str]
    suffixes: frozenset[str]
    ships: frozenset[str]
    elder: frozenset[str]
    companies: frozenset[str]
    not_names: frozenset[str]
    joint: frozenset[str]
    untold: frozenset[str]
    headline: frozenset[str]
    spoken: frozenset[str]
    authored: frozenset[str]


@cache
def load_name_words() -> NameWords:
    """Read the lists once."""
    raw = read_words(__package__, "names")
    return NameWords(**{key: frozenset(words) for key, words in raw.items()})
