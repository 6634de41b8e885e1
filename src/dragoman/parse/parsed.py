"""What the parse stage hands on: the report with its sentences, grammar and quotations.

`doc.text` equals `report.text`, so a token's `idx` is an offset into the report. Sentences never
cross a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from ..model import Report, Span

Part = Literal["title", "caption", "body"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the text that stands by itself: the title, one caption, one body paragraph."""

    index: int
    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: `span` in characters, `tokens` the spaCy span, `paragraph` its index."""

    index: int
    paragraph: int
    part: Part
    span: Span
    tokens: Tokens


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks within one paragraph.

    `span` holds the marks, `inner` the words inside them. `depth` is 0 for outer marks, 1 for marks within
    marks. `is_closed` is False where the paragraph ends before the mark closes; `carries_on` is True where
    the paragraph opens with a mark and the quotation before it was never closed, so the speaker goes on.
    `is_scare` marks words borrowed or distanced ("so-called", titles, single terms) rather than speech.
    """

    span: Span
    inner: Span
    paragraph: int
    depth: int
    is_closed: bool
    carries_on: bool
    is_scare: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report with its grammar. `sentence_of[i]` is the index of the sentence of token i."""

    report: Report
    doc: Doc
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]
    sentence_of: tuple[int, ...]
    quotations: tuple[Quotation, ...]


class Grammarian(Protocol):
    """What reads the grammar of a report: a language model in this process or beside it."""

    @property
    def label(self) -> str:
        """The name and version that go into the record. Raises ModelError where there is no such model."""

    @property
    def is_worn(self) -> bool:
        """Whether it has grown so much that a fresh one is to take its place."""

    def parse(self, report: Report) -> Doc:
        """The report's words and grammar. Raises ModelError where there is no such model."""
