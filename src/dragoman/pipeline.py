"""The whole path, from a report to its record, as a handful of typed calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from .parse import Grammarian, load_language_model, parse_report  # isort: split

from .actors import cast_actors
from .codebook import Codebook, load_codebook
from .coder import EventCoder, load_coder
from .extract import extract_findings
from .gazetteer import Gazetteer, load_gazetteer
from .model import Reader, Record, Report
from .record import assemble_record, empty_record
from .settings import Settings
from .version import __version__


@dataclass(frozen=True)
class Pipeline:
    """Reads reports. Make one and use it for many: the parts load once, on first use."""

    settings: Settings = field(default_factory=Settings)

    @cached_property
    def language_model(self) -> Grammarian:
        return load_language_model(self.settings.language_model)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        return load_gazetteer(self.settings.gazetteer)

    @cached_property
    def codebook(self) -> Codebook:
        return load_codebook()

    @cached_property
    def floors(self) -> dict[str, float]:
        """From which confidence on events of a type are kept: what the settings ask of all, or the codebook of each."""
        asked = self.settings.min_confidence
        return {name: type.floor if asked is None else asked for name, type in self.codebook.types.items()}

    @cached_property
    def coder(self) -> EventCoder:
        return load_coder(self.codebook, self.settings.event_coder)

    def parse_with(self, model: Grammarian) -> None:
        """Take the grammar from a language model that somebody else has loaded, of the name in the settings."""
        self.__dict__["language_model"] = model

    @property
    def reader(self) -> Reader:
        """What reads: versions that go into every record; the user's own gazetteer shows as a local version."""
        own = f"+gazetteer.{self.gazetteer.digest}" if self.settings.gazetteer else ""
        return Reader(f"{__version__}{own}", self.language_model.label, self.coder.label, self.codebook.version)

    def read(self, report: Report) -> Record:
        """The record of one report; a report in another language than English is kept unread."""
        if not report.is_read:
            return empty_record(report, self.reader)
        if self.language_model.is_worn:
            # What is under way in another thread keeps the old one until it is done.
            self.__dict__.pop("language_model", None)
        parsed = parse_report(report, self.language_model)
        cast = cast_actors(parsed, self.gazetteer)
        findings = extract_findings(cast, self.gazetteer, self.codebook, self.coder)
        return assemble_record(findings, self.reader, self.floors)
