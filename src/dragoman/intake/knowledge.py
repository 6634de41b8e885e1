"""The room's data files, each read once and checked against its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from ..errors import DataError


@dataclass(frozen=True)
class Furniture:
    """How lines around an article read; see `data/furniture.yaml`."""

    longest: int
    anywhere: re.Pattern[str]
    edge: re.Pattern[str]
    tail_headings: re.Pattern[str]
    end_marks: re.Pattern[str]


@dataclass(frozen=True)
class Credits:
    """Agencies by every form of their name, folded to lower case, and the wordings of credits."""

    agencies: dict[str, str]
    organisation_endings: frozenset[str]
    generic: frozenset[str]
    wire_lines: tuple[re.Pattern[str], ...]
    photo_lines: tuple[re.Pattern[str], ...]
    caption_credits: tuple[re.Pattern[str], ...]
    caption_openings: tuple[str, ...]


@dataclass(frozen=True)
class Languages:
    """Function words of languages by script, and the scripts that stand for one language each."""

    words: dict[str, dict[str, frozenset[str]]]
    scripts: dict[str, str]
    blocks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class Pages:
    """How pages name their parts; see `data/pages.yaml`. Metadata names are in lower case."""

    hover_cards: re.Pattern[str]
    not_article: re.Pattern[str]
    captions: re.Pattern[str]
    credits: re.Pattern[str]
    bylines: re.Pattern[str]
    names: dict[str, tuple[str, ...]]
    article_types: frozenset[str]


@dataclass(frozen=True)
class Feeds:
    """When a feed's item holds its whole text; see `data/feeds.yaml`."""

    least_words: int
    last_words: int
    cut: re.Pattern[str]


@cache
def load_feeds() -> Feeds:
    """Raises DataError when the file breaks its shape."""
    data = _read("feeds.yaml")
    return Feeds(int(data["least_words"]), int(data["last_words"]), _any_of("feeds.yaml", data["cut"]))


@cache
def load_pages() -> Pages:
    """Raises DataError when the file breaks its shape."""
    data = _read("pages.yaml")
    patterns = ("hover_cards", "not_article", "captions", "credits", "bylines")
    names = ("titles", "published", "publishers", "authors", "sections", "tags")
    return Pages(
        **{key: _any_of("pages.yaml", [data[key]]) for key in patterns},
        names={key: tuple(data[key]) for key in names},
        article_types=frozenset(data["article_types"]),
    )


@cache
def load_furniture() -> Furniture:
    """Raises DataError when the file breaks its shape."""
    data = _read("furniture.yaml")
    return Furniture(
        longest=int(data["longest"]),
        anywhere=_any_of("furniture.yaml", data["anywhere"]),
        edge=_any_of("furniture.yaml", data["edge"]),
        tail_headings=_any_of("furniture.yaml", data["tail_headings"]),
        end_marks=_any_of("furniture.yaml", data["end_marks"]),
    )


@cache
def load_credits() -> Credits:
    """Raises DataError when the file breaks its shape."""
    data = _read("credits.yaml")
    names = [(name, form) for name, forms in data["agencies"].items() for form in [name, *forms]]
    return Credits(
        agencies={form.lower(): name for name, form in names},
        organisation_endings=frozenset(data["organisation_endings"]),
        generic=frozenset(data["generic"]),
        wire_lines=_each("credits.yaml", data["wire_lines"], re.IGNORECASE),
        photo_lines=_each("credits.yaml", data["photo_lines"], re.IGNORECASE),
        caption_credits=_each("credits.yaml", data["caption_credits"], re.NOFLAG),
        caption_openings=tuple(data["caption_openings"]),
    )


@cache
def load_languages() -> Languages:
    """Raises DataError when the file breaks its shape."""
    data = _read("languages.yaml")
    return Languages(
        words={
            script: {language: frozenset(words.split()) for language, words in data[script].items()}
            for script in ("latin", "cyrillic", "arabic")
        },
        scripts=dict(data["scripts"]),
        blocks=tuple((int(first, 16), int(last, 16), script) for script, first, last in data["blocks"]),
    )


def _read(name: str) -> dict[str, Any]:
    text = resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(text, Loader=loader)
    if not isinstance(data, dict):
        raise DataError(f"intake/data/{name}: not a mapping")
    return data


def _any_of(name: str, patterns: list[str]) -> re.Pattern[str]:
    return _compiled(name, "(?:" + "|".join(f"(?:{pattern})" for pattern in patterns) + ")", re.IGNORECASE)


def _each(name: str, patterns: list[str], flags: re.RegexFlag) -> tuple[re.Pattern[str], ...]:
    return tuple(_compiled(name, pattern, flags) for pattern in patterns)


def _compiled(name: str, pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise DataError(f"intake/data/{name}: {pattern!r} is no pattern: {error}") from error
