"""Encounters as an iCalendar file (RFC 5545): whole days, who took part, where, what it was on the margins of.

An encounter without a day is left out, and one that another report of the story told before. Lines are folded at 75
octets; the stamp is the day of publication, so that the same ledger gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ...model import Encounter, Record
from ...version import __version__
from .entry import Entry, Wanted, filed_day

_STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED"}
_WIDTH = 75


def calendar_pieces(entries: Iterable[Entry], wanted: Wanted) -> Iterator[bytes]:
    """The file, an encounter at a time."""
    head = (("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", f"-//dragoman//{__version__}//EN"))
    yield b"".join(_line(name, value) for name, value in head)
    for entry in entries:
        for encounter in entry.record.encounters:
            day = filed_day(encounter.date, entry.record)
            wants = wanted.takes_encounter(day, (*encounter.countries, *encounter.participants))
            if day and wants and encounter.id not in entry.retold:
                yield b"".join(_line(name, value) for name, value in _event(encounter, day, entry.record))
    yield _line("END", "VCALENDAR")


def _event(encounter: Encounter, day: date, record: Record) -> Iterator[tuple[str, str]]:
    report = record.report
    stamp = report.published.start[:10].replace("-", "") if report.published else f"{day:%Y%m%d}"
    yield "BEGIN", "VEVENT"
    yield "UID", f"{report.id[:16]}-{encounter.id.removeprefix('encounter:')}@dragoman"
    yield "DTSTAMP", f"{stamp}T000000Z"
    yield "DTSTART;VALUE=DATE", f"{day:%Y%m%d}"
    yield "DTEND;VALUE=DATE", f"{_end(encounter, day):%Y%m%d}"
    yield "SUMMARY", _text(f"{encounter.format.capitalize()}: {', '.join(_names(encounter, record))}")
    yield "STATUS", _STATUS[encounter.status]
    yield "CATEGORIES", _text(encounter.format)
    if encounter.place:
        yield "LOCATION", _text(encounter.place.name)
        if encounter.place.lat is not None and encounter.place.lon is not None:
            yield "GEO", f"{encounter.place.lat};{encounter.place.lon}"
    yield "DESCRIPTION", _text("\n".join(_told(encounter, record)))
    if report.source.url:
        yield "URL", _one_line(report.source.url)
    yield "END", "VEVENT"


def _end(encounter: Encounter, day: date) -> date:
    """The first day that is not of it any more: of a date told to the day or as a range, where that ends."""
    when = encounter.date
    if when and when.end and when.precision in ("day", "range", "minute"):
        return max(date.fromisoformat(when.end[:10]), day + timedelta(days=1))
    return day + timedelta(days=1)


def _names(encounter: Encounter, record: Record) -> Iterator[str]:
    names = {actor.id: actor.name for actor in record.actors}
    return (names.get(id, id) for id in encounter.participants)


def _told(encounter: Encounter, record: Record) -> Iterator[str]:
    if encounter.occasion:
        yield f"On the margins of: {encounter.occasion.text}"
    if encounter.duration_minutes is not None:
        yield f"Lasted {encounter.duration_minutes} minutes"
    yield from (f"“{record.text(span)}”" for span in encounter.evidence)
    yield f"{record.report.title or ''} ({record.report.publisher or 'publisher unknown'})"


def _text(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r", "")
    return escaped.replace("\n", "\\n")


def _one_line(words: str) -> str:
    return "".join(words.split())


def _line(name: str, value: str) -> bytes:
    """One property, folded: no line is longer than 75 octets, and no letter is cut in two."""
    printable = "".join(letter for letter in value if letter >= " ")
    folded: list[bytes] = []
    left = f"{name}:{printable}".encode("utf-8", "replace")
    while len(left) > _WIDTH - bool(folded):
        cut = _WIDTH - bool(folded)
        while left[cut] & 0xC0 == 0x80:
            cut -= 1
        folded.append(left[:cut])
        left = left[cut:]
    return b"\r\n ".join([*folded, left]) + b"\r\n"
