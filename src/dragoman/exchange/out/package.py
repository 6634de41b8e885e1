"""A data package (Data Package 2.0, datapackage.org): events, encounters and reports as CSV, a codebook, what made it.

`datapackage.json` gives every column with type and meaning, every file's size and SHA-256, and under `made_by` the
program, what read the reports, how many there were, and one digest over all their records: the same digest, the same
package. The records are gone through once, and one is held at a time.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...codebook import load_codebook
from ...model import Reader
from ...version import __version__
from ..json import record_to_json
from .entry import Entry, Wanted, dyads, filed_day
from .spreadsheet import COLUMNS, csv_line, event_cells

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """A column: `type` is Table Schema's."""

    name: str
    type: str
    meaning: str


_MEANINGS = {
    "day": ("date", "the day it is filed under: its own where the words tell one, else that of publication"),
    "actor": ("string", "who acts: ISO 3166-1 alpha-3 of a state and all its people, else an id"),
    "actor_name": ("string", "the actor's own name"),
    "actor_sector": ("string", "PLOVER sector of the actor; see codebook.csv"),
    "recipient": ("string", "who undergoes it, told as the actor is"),
    "recipient_name": ("string", "the recipient's own name"),
    "recipient_sector": ("string", "PLOVER sector of the recipient"),
    "type": ("string", "PLOVER type; see codebook.csv"),
    "mode": ("string", "PLOVER mode within the type"),
    "status": ("string", "how real it is: occurred, ongoing, ended; or planned, promised, threatened, demanded, "
               "proposed, denied, hypothetical"),
    "quad": ("string", "verbal or material, cooperation or conflict"),
    "score": ("number", "PLOVER's, from -10 (conflict) to 10 (cooperation)"),
    "goldstein": ("number", "Goldstein's, of the CAMEO code"),
    "cameo": ("string", "CAMEO event code"),
    "contexts": ("string", "PLOVER contexts, parted by semicolons"),
    "confidence": ("number", "from 0 to 1, calibrated"),
    "words": ("string", "the words that tell the event, as printed"),
    "why": ("string", "why it was coded so"),
    "place": ("string", "where, as named"),
    "country": ("string", "where, ISO 3166-1 alpha-3"),
    "according_to": ("string", "whose account it is; empty where the report vouches for it"),
    "is_first": ("string", "yes, or no where another report of the story told it before"),
    "title": ("string", "the report's title"),
    "publisher": ("string", "the report's publisher"),
    "published": ("date", "the day the report appeared"),
    "url": ("string", "the report's address"),
    "story": ("string", "what reports of one story share"),
    "report": ("string", "the report: SHA-256 of its bytes"),
    "event": ("string", "the event's id within its report"),
}  # fmt: skip

_EVENTS = tuple(Field(name, *_MEANINGS[name]) for name in COLUMNS)
_ENCOUNTERS = (
    Field("day", "date", "the day it is filed under"),
    Field("format", "string", "bilateral meeting, multilateral meeting, call, video call, visit or letter"),
    Field("status", "string", "held, planned or cancelled"),
    Field("participants", "string", "ids of who took part, parted by semicolons"),
    Field("countries", "string", "their countries, ISO 3166-1 alpha-3, parted by semicolons"),
    Field("place", "string", "where, as named"),
    Field("occasion", "string", "what it was on the margins of"),
    Field("minutes", "integer", "how long it took"),
    Field("words", "string", "the words that tell it"),
    Field("is_first", "string", "yes, or no where another report of the story told it before"),
    Field("report", "string", "the report"),
    Field("encounter", "string", "the encounter's id within its report"),
)
_REPORTS = (
    Field("report", "string", "SHA-256 of its bytes"),
    Field("title", "string", "its title"),
    Field("publisher", "string", "its publisher"),
    Field("published", "date", "the day it appeared"),
    Field("language", "string", "ISO 639-1"),
    Field("url", "string", "its address"),
    Field("story", "string", "what reports of one story share"),
)
_CODEBOOK = (
    Field("kind", "string", "type, mode or sector"),
    Field("code", "string", "the code"),
    Field("meaning", "string", "what it stands for"),
    Field("quad", "string", "of a type"),
    Field("score", "number", "PLOVER's"),
)


def write_package(entries: Iterable[Entry], wanted: Wanted, folder: Path) -> None:
    """Write the package's files into a folder."""
    made = _Made()
    tables: tuple[tuple[str, tuple[Field, ...], Callable[[Entry], Iterator[tuple[Any, ...]]]], ...] = (
        ("events", _EVENTS, lambda entry: (event_cells(dyad) for dyad in dyads([entry], wanted))),
        ("encounters", _ENCOUNTERS, lambda entry: _encounters(entry, wanted)),
        ("reports", _REPORTS, _report),
    )
    with ExitStack() as open_files:
        files = {name: open_files.enter_context((folder / f"{name}.csv").open("wb")) for name, _, _ in tables}
        for name, fields, _ in tables:
            files[name].write(csv_line(field.name for field in fields))
        for entry in entries:
            made.add(entry)
            for name, _, rows in tables:
                files[name].writelines(map(csv_line, rows(entry)))
    _write_codebook(folder / "codebook.csv")
    described = [(name, fields) for name, fields, _ in tables] + [("codebook", _CODEBOOK)]
    package = _description([_resource(folder / f"{name}.csv", fields) for name, fields in described], made, wanted)
    (folder / "datapackage.json").write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


class _Made:
    """What made the package, added up as the records go by."""

    def __init__(self) -> None:
        self.reports = 0
        self.readers: set[Reader] = set()
        self._digest = hashlib.sha256()

    def add(self, entry: Entry) -> None:
        self.reports += 1
        self.readers.add(entry.record.reader)
        told = json.dumps([entry.story, sorted(entry.retold)])
        self._digest.update(f"{record_to_json(entry.record)}\n{told}\n".encode())

    def plain(self) -> Plain:
        readers = sorted((asdict(reader) for reader in self.readers), key=lambda reader: sorted(reader.items()))
        return {
            "program": f"dragoman {__version__}",
            "readers": readers,
            "reports": self.reports,
            "digest": f"sha256:{self._digest.hexdigest()}",
        }


def _description(resources: list[Plain], made: _Made, wanted: Wanted) -> Plain:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "dragoman",
        "title": "Relations between states: events, encounters and the reports that tell them",
        "description": "Every row names its report and the words it comes from. codebook.csv says what codes mean.",
        "version": __version__,
        "made_by": made.plain(),
        "selection": {
            "since": wanted.since and str(wanted.since),
            "until": wanted.until and str(wanted.until),
            "min_confidence": wanted.min_confidence,
            "sides": list(wanted.sides),
        },
        "resources": resources,
    }


def _resource(path: Path, fields: tuple[Field, ...]) -> Plain:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    columns = [{"name": field.name, "type": field.type, "description": field.meaning} for field in fields]
    return {
        "name": path.stem,
        "type": "table",
        "path": path.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": {"fields": columns, "missingValues": [""]},
    }


def _encounters(entry: Entry, wanted: Wanted) -> Iterator[tuple[Any, ...]]:
    record = entry.record
    for one in record.encounters:
        day = filed_day(one.date, record)
        if not wanted.takes_encounter(day, (*one.countries, *one.participants)):
            continue
        yield (
            day, one.format, one.status, ";".join(one.participants), ";".join(one.countries),
            one.place and one.place.name, one.occasion and one.occasion.text, one.duration_minutes,
            record.text(one.evidence[0]) if one.evidence else None, "no" if one.id in entry.retold else "yes",
            record.report.id, one.id,
        )  # fmt: skip


def _report(entry: Entry) -> Iterator[tuple[Any, ...]]:
    report = entry.record.report
    published = report.published and report.published.start[:10]
    yield report.id, report.title, report.publisher, published, report.language, report.source.url, entry.story


def _write_codebook(path: Path) -> None:
    codebook = load_codebook()
    with path.open("wb") as file:
        file.write(csv_line(field.name for field in _CODEBOOK))
        for name, entry in codebook.types.items():
            file.write(csv_line(("type", name, entry.definition, entry.quad, entry.score)))
            for mode, score in entry.scores.items():
                file.write(csv_line(("mode", f"{name}/{mode}", f"{name.lower()}: {mode}", entry.quad, score)))
        for sector, meaning in codebook.sectors.items():
            file.write(csv_line(("sector", sector, meaning, None, None)))
