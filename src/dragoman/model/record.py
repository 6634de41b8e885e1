"""The whole of what was read out of one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from .actor import Actor
from .commitment import Commitment
from .encounter import Encounter
from .event import Event
from .report import Report
from .span import Span
from .statement import Statement


class HasSpan(Protocol):
    """Anything that cites one stretch of the text."""

    @property
    def span(self) -> Span: ...


@dataclass(frozen=True, slots=True)
class Reader:
    """What read the report: versions enough to read it again with the same result."""

    version: str
    language_model: str
    event_model: str
    codebook: str


@dataclass(frozen=True, slots=True)
class Record:
    """A cited record of one report; see RECORD.md in the design, or `dragoman schema`."""

    schema: str
    reader: Reader
    report: Report
    actors: tuple[Actor, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    encounters: tuple[Encounter, ...]
    commitments: tuple[Commitment, ...]

    def text(self, cited: Span | HasSpan) -> str:
        """The verbatim words that a span, or anything carrying one, points at."""
        span = cited if isinstance(cited, Span) else cited.span
        return span.words(self.report.text)

    def actor(self, id: str) -> Actor:
        """The actor with this id. Raises KeyError when the record has none."""
        for actor in self.actors:
            if actor.id == id:
                return actor
        raise KeyError(id)
