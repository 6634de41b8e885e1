"""Answers made by hand for whole texts, as a corpus folder holds them.

    FOLDER/gold-full/*.yaml     every event of a text, so that whatever else is found counts as wrong
    FOLDER/gold/*.yaml          what matters in the accounts of one meeting, so that only recall counts
    FOLDER/texts/…              the texts: lines `key: value` (url, title, date, source), an empty line, the text

An answer names its sides by code (ISO 3166-1 alpha-3, EUR, NATO, UN, IGO:name, REB:name, OTH:name), its type, its
status and the words that show it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ..coder.labels import TYPES
from ..errors import SourceError
from ..intake.jsonl import read_line
from ..model import Report, Source, Span
from ..settings import Settings

ALL_ACCOUNTS = ("both", "WN")
_RETIRED = {"DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "DEMAND": "REQUEST", "FIGHT": "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """One event of the answers. `places` are where its words stand in the text; a mutual one may have no recipients."""

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    places: tuple[Span, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A text with its answers. What touches `doubtful` is neither asked for nor held against anybody."""

    id: str
    report: Report
    events: tuple[Wanted, ...]
    doubtful: tuple[Span, ...]
    is_exhaustive: bool


def read_answers(folder: Path, settings: Settings) -> list[Answered]:
    """All texts with answers, the exhaustive ones first. Raises SourceError naming the file that breaks the form."""
    texts = [text for path in sorted(folder.glob("gold-full/*.yaml")) for text in _exhaustive(path, folder, settings)]
    texts += [text for path in sorted(folder.glob("gold/*.yaml")) for text in _accounts(path, folder, settings)]
    if not texts:
        raise SourceError(str(folder), "holds no answers; expected gold-full/*.yaml or gold/*.yaml, and texts/")
    return texts


def _exhaustive(path: Path, folder: Path, settings: Settings) -> Iterator[Answered]:
    data = _load(path)
    report = _report(path, folder, str(data.get("file")), settings)
    events = tuple(_full_event(path, n, item, report) for n, item in enumerate(data.get("events") or [], start=1))
    unsure = [item for item in data.get("doubtful") or [] if isinstance(item, dict) and item.get("evidence")]
    doubtful = tuple(place for item in unsure for place in _places(path, item, report))
    yield Answered(path.stem, report, events, doubtful, True)


def _full_event(path: Path, number: int, item: dict[str, Any], report: Report) -> Wanted:
    return Wanted(
        f"{path.stem} {number}", _type(path, item), _codes(item.get("actor")), _codes(item.get("recipient")),
        str(item.get("status") or "occurred"), _places(path, item, report), str(item["evidence"]),
    )  # fmt: skip


def _accounts(path: Path, folder: Path, settings: Settings) -> Iterator[Answered]:
    """One text for each side's account of a meeting, with the events that this account tells."""
    data = _load(path)
    for side, file in (data.get("files") or {}).items():
        report = _report(path, folder, file, settings)
        events = []
        for number, item in enumerate(data.get("events") or [], start=1):
            words = item.get(f"evidence_{side}") or item.get("evidence")
            if words and (side == "WN" or item.get("file", side) in (side, *ALL_ACCOUNTS)):
                events.append(_told_event(path, f"{path.stem} {side} {number}", {**item, "evidence": words}, report))
        yield Answered(f"{path.stem} {side}", report, tuple(events), (), False)


def _told_event(path: Path, id: str, item: dict[str, Any], report: Report) -> Wanted:
    named = (f"NAME:{item['target_name']}",) if item.get("target_name") else ()
    return Wanted(
        id, _type(path, item), _codes(item.get("source")), (*_codes(item.get("target")), *named),
        str(item.get("status") or "occurred"), _places(path, item, report), str(item["evidence"]),
    )  # fmt: skip


def _load(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SourceError(str(path), f"cannot be read: {' '.join(str(error).split())}") from error
    if not isinstance(data, dict):
        raise SourceError(str(path), "is no table of answers; expected keys file or files, and events")
    return data


def _report(path: Path, folder: Path, file: str, settings: Settings) -> Report:
    """The text an answer is about, as a JSON line of it would be taken in."""
    where = folder / file
    try:
        head, _, body = where.read_text(encoding="utf-8").partition("\n\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"its text {where} cannot be read: {error}") from error
    known = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
    fields = {
        "id": str(where), "url": known.get("url"), "title": known.get("title"), "published": known.get("date"),
        "publisher": known.get("source"), "language": "en", "text": body.strip(),
    }  # fmt: skip
    source = Source(None, str(where), None, None, "text/plain")
    return read_line(json.dumps(fields, ensure_ascii=False).encode(), source, str(where), settings)


def _type(path: Path, item: dict[str, Any]) -> str:
    type = _RETIRED.get(str(item.get("type")), str(item.get("type")))
    if type not in TYPES:
        raise SourceError(str(path), f"{type!r} is no event type; expected one of {', '.join(TYPES)}")
    return type


def _codes(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(code) for code in value) if isinstance(value, list) else (str(value),)


def _places(path: Path, item: dict[str, Any], report: Report) -> tuple[Span, ...]:
    """Where the words of an answer and its other tellings stand, whatever the white space between them."""
    found = []
    for words in (*_codes(item.get("evidence")), *_codes(item.get("also"))):
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        spans = [Span(*match.span()) for match in re.finditer(pattern, report.text)] if pattern else []
        if not spans:
            raise SourceError(str(path), f"the words {words[:60]!r} do not stand in the text")
        found += spans
    return tuple(found)
