"""The labels of triage as they are used: each release with whether its full reading tells of two states, and its part.

Rows stand in the random order in which they were drawn; every other one is for fitting, the rest for measuring.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.intake.jsonl import read_line
from dragoman.model import Report, Source
from dragoman.settings import Settings
from label_triage import CORPUS, LABELS, Place, read_lines


@dataclass(frozen=True, slots=True)
class Labelled:
    """One release that was read whole. `has_organisation`: a fact between a state and an international organisation."""

    place: Place
    is_domestic: bool
    has_states: bool
    has_organisation: bool
    seconds: float
    is_for_fitting: bool


def read_labels(path: Path = LABELS) -> list[Labelled]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_labelled(row, number) for number, row in enumerate(csv.DictReader(file))]


def digest_of(path: Path = LABELS) -> str:
    """The first twelve digits of the file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def reports_at(places: set[Place] | None = None, corpus: Path = CORPUS) -> Iterator[tuple[Place, Report]]:
    """The reports of these lines of the corpus, or of all."""
    settings = Settings()
    for place, line in read_lines(corpus).items():
        if places is None or place in places:
            yield (
                place,
                read_line(
                    line, Source(None, place[0], None, None, "text/plain"), f"{place[0]} line {place[1]}", settings
                ),
            )


def _labelled(row: dict[str, str], number: int) -> Labelled:
    place = (row["file"], int(row["line"]))
    has_states = any(int(row[column]) for column in ("events", "encounters", "commitments"))
    # An empty cell was not counted: rows of a first run, which knew no organisations.
    has_organisation = int(row["organisations"] or 0) > 0
    is_domestic, is_for_fitting = "domestic" in row["file"], number % 2 == 0
    return Labelled(place, is_domestic, has_states, has_organisation, float(row["cpu"]), is_for_fitting)
