"""A report as intake hands it on: the article's own words, and what stood around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span
from .when import Precision

Basis = Literal["page metadata", "dateline", "stated", "given by caller"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the bytes came from. `id` is the caller's own (a JSONL line's), given back untouched."""

    id: str | None
    path: str | None
    url: str | None
    fetched: str | None
    media_type: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption within the text; `credit` names the picture's source."""

    span: Span
    credit: str | None


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place (and day) a story is filed from, as printed: "VIENTIANE, Laos (Reuters) —"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Published:
    """When the report appeared, `[start, end)`, and how that is known. `span` is None for metadata."""

    start: str
    end: str
    precision: Precision
    basis: Basis
    span: Span | None


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `text` is immutable: title, captions and body in reading order; all spans point into it."""

    id: str
    source: Source
    title: str | None
    text: str
    title_span: Span | None
    body: tuple[Span, ...]
    captions: tuple[Caption, ...]
    byline: str | None
    publisher: str | None
    wire: tuple[str, ...]
    dateline: Dateline | None
    published: Published | None
    language: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    notices: tuple[str, ...]

    @property
    def is_read(self) -> bool:
        """English is read; any other language is kept and marked by its `language`, never half-read."""
        return self.language == "en"
