"""The encounters of reports, as the ledger's rows have them, to mentions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, bindparam, select
from sqlalchemy.engine import Connection

from ...ledger import fact_tables as f
from ...ledger.tables import reports, story_reports
from ...text.dates import find_dates
from ...text.words import read_words
from ..publishers import side_of_publisher
from .mention import Dating, Medium, Mention, shifted

_MOST_SENTENCES, _MOST_WORDS = 3, 400
_LISTED_DAYS, _PROMPT_DAYS = 4, 3
# Characters after the title.
_HEAD = 300
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_CELLS = ("key", "id", "report", "format", "status", "date_from", "date_until", "date_precision", "date_text")


def draw_mentions(connection: Connection, keys: Sequence[int]) -> list[Mention]:
    """Every encounter of the reports with these keys."""
    found = connection.execute(_ENCOUNTERS, {"keys": keys}).all()
    encounters = [row.key for row in found]
    if not encounters:
        return []
    sides = _sides(connection, encounters, keys)
    cited = _cited(connection, encounters)
    drawn = (_mention(row, sides.get(row.key, {}), cited.get(row.key, [])) for row in found)
    return list(_counted(mention for mention in drawn if mention))


def _counted(mentions: Iterable[Mention]) -> Iterator[Mention]:
    alike: Counter[str] = Counter()
    for mention in mentions:
        name = repr(mention.name)
        yield replace(mention, nth=alike[name]) if alike[name] else mention
        alike[name] += 1


def _mention(row: Any, sides: dict[str, tuple[str, ...]], spans: list[tuple[int, int]]) -> Mention | None:
    """None for an encounter of fewer than two sides: nothing could be told of whether another is the same."""
    if len(sides) < 2:
        return None
    title = row.title or ""
    publisher = side_of_publisher(row.publisher)
    has_title = bool(title) and row.text.startswith(title)
    words = " ".join(row.text[start:end] for start, end in spans[:2])
    is_title = has_title and any(end <= len(title) for _, end in spans)
    dating = _dating(row, words)
    starts, ends = row.date_from, row.date_until
    if dating == "stated" and is_title and publisher in sides and _is_old(row):
        # The readout of a side appears at once: a day long before is that of what it follows up.
        dating, starts, ends = "assumed", row.published_from[:10], row.published_until[:10]
    return Mention(
        key=row.key,
        report=row.report_id,
        story=row.story or row.report_id,
        id=row.id,
        publisher=publisher,
        published=row.published_from and row.published_from[:10],
        is_title=is_title,
        is_head=any(start < len(title) + _HEAD for start, _ in spans),
        is_comment=_is_comment(title),
        format=row.format,
        medium=_medium(row.format, f"{title} {words}" if spans and spans[0][1] <= len(title) else words),
        status=row.status,
        sides=sides,
        starts=starts,
        ends=ends,
        precision=row.date_precision,
        dating=dating,
        place=row.place_name,
        country=row.place_country,
        words=tuple(row.text[start:end][:_MOST_WORDS] for start, end in spans[:_MOST_SENTENCES]),
    )


def _dating(row: Any, words: str) -> Dating:
    if len({when.text for when in find_dates(words, None) if _has_number(when.text)}) >= _LISTED_DAYS:
        return "unclear"
    if row.date_from is None or not _can_be(row):
        return "unknown"
    if row.date_precision in ("day", "minute"):
        return "stated" if find_dates(row.date_text, None) else "assumed"
    return "interval"


def _has_number(words: str) -> bool:
    return any(letter.isdigit() for letter in words)


def _is_old(row: Any) -> bool:
    """Whether what was held was held long before it was told."""
    return (
        row.status == "held"
        and row.published_from is not None
        and (row.date_from < shifted(row.published_from[:10], -_PROMPT_DAYS))
    )


def _can_be(row: Any) -> bool:
    """Whether what was held was held before it was told, and what was planned comes after; else the day is not its."""
    if row.published_from is None:
        return True
    told = row.published_from[:10]
    if row.status == "planned":
        return row.date_until is None or row.date_until >= told
    return bool(row.date_from <= shifted(told, 1))


def _medium(format: str, words: str) -> Medium:
    if format in ("call", "video call"):
        return "remote"
    if format == "visit":
        return "present"
    remote, present = _media()
    if remote.search(words):
        return "remote"
    return "present" if present.search(words) else "either"


def _is_comment(title: str) -> bool:
    return _comments().search(title) is not None


@cache
def _media() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = read_words(__package__, "media")
    return _any_of(words["remote"]), _any_of(words["present"])


@cache
def _comments() -> re.Pattern[str]:
    return _any_of(read_words(__package__, "comments")["titles"])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _sides(
    connection: Connection, encounters: Sequence[int], keys: Sequence[int]
) -> dict[int, dict[str, tuple[str, ...]]]:
    """Who took part in each encounter, by side: the country, else the organisation that one heads, else oneself."""
    of = {(row.report, row.id): row.belongs_to for row in connection.execute(_HEADS, {"keys": keys})}
    found: dict[int, dict[str, tuple[str, ...]]] = {}
    for row in connection.execute(_PARTICIPANTS, {"keys": encounters}):
        report = row.encounter // f.FACTS_A_REPORT
        side = row.country or of.get((report, row.actor)) or row.actor
        sides = found.setdefault(row.encounter, {})
        sides[side] = (*sides.get(side, ()), row.actor)
    return found


def _cited(connection: Connection, encounters: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for fact, start, end in connection.execute(_EVIDENCE, {"keys": encounters}):
        found.setdefault(fact, []).append((start, end))
    return found


_REPORT = ("title", "publisher", "text", "published_from", "published_until")
_ENCOUNTERS = (
    select(
        *(f.encounters.c[name] for name in _CELLS),
        f.encounters.c.place_name,
        f.encounters.c.place_country,
        reports.c.id.label("report_id"),
        *(reports.c[name] for name in _REPORT),
        story_reports.c.story,
    )
    .join(reports, reports.c.key == f.encounters.c.report)
    .outerjoin(story_reports, story_reports.c.report == reports.c.key)
    .where(f.encounters.c.report.in_(_KEYS))
    .order_by(f.encounters.c.key)
)
_PARTICIPANTS = (
    select(f.encounter_participants)
    .where(f.encounter_participants.c.encounter.in_(_KEYS))
    .order_by(f.encounter_participants.c.encounter, f.encounter_participants.c.position)
)
_HEADS = select(f.actors.c.report, f.actors.c.id, f.actors.c.belongs_to).where(
    f.actors.c.report.in_(_KEYS), f.actors.c.country.is_(None), f.actors.c.belongs_to.is_not(None)
)
_EVIDENCE = (
    select(f.citations.c.fact, f.citations.c.span_start, f.citations.c.span_end)
    .where(f.citations.c.fact.in_(_KEYS), f.citations.c.part == "evidence")
    .order_by(f.citations.c.fact, f.citations.c.position)
)


def batches(keys: Sequence[int], size: int) -> Iterator[Sequence[int]]:
    """The keys, so many at a time."""
    return (keys[start : start + size] for start in range(0, len(keys), size))
