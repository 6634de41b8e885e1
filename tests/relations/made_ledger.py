"""A ledger of a relation that breaks: sixteen weeks of meetings, then sixteen of attacks, told in 48 reports and a
copy.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from dragoman.ledger import Ledger
from dragoman.model import Event, Published, Record, When, content_id
from made import made_record, span_of

FIRST = date(2021, 1, 4)
WEEKS = 32
BREAK = FIRST + timedelta(weeks=WEEKS // 2)


def fill(ledger: Ledger) -> None:
    """Put the reports in; the last is a copy of the one before."""
    for week in range(WEEKS):
        for number in range(1 if week < WEEKS // 2 else 2):
            ledger.add(report(week, number))
    ledger.add(report(WEEKS - 1, 1, copy=True))


def report(week: int, number: int, *, copy: bool = False) -> Record:
    """One report of its own words, with one event of the week."""
    record, day = made_record(), FIRST + timedelta(weeks=week, days=number)
    text = _scrambled(record.report.text, 10 * week + number)
    told = replace(
        record.report,
        id=content_id("report", str(week), str(number), str(copy)),
        text=text,
        published=Published(day.isoformat(), (day + timedelta(days=1)).isoformat(), "day", "page metadata", None),
    )
    encounters = (replace(record.encounters[0], date=_when(day)),) if week < WEEKS // 2 else ()
    return replace(
        record, report=told, statements=(), commitments=(), encounters=encounters, events=(_event(record, week, day),)
    )


def _event(record: Record, week: int, day: date) -> Event:
    met, accused = record.events
    if week < WEEKS // 2:
        return replace(met, date=_when(day))
    attack = {"type": "ASSAULT", "mode": None, "cameo": "190", "quad": "material conflict", "score": -9.0}
    return replace(accused, **attack, according_to=None, date=_when(day))


def _when(day: date) -> When:
    return When(day.isoformat(), (day + timedelta(days=1)).isoformat(), "day", "3 March 2021", span_of("3 March 2021"))


def _scrambled(text: str, seed: int) -> str:
    """Other letters in the same places: another story, in which the spans still hold."""
    draw = random.Random(seed)
    return "".join(draw.choice("abcdefghijklmnopqrstuvwxyz") if letter.isalpha() else letter for letter in text)
