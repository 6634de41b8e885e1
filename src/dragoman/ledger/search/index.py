"""The stems of each report, where the store can search in them: title, facts and text apart, weighed differently.

On SQLite an FTS5 table without content of its own, and beside it the stems as they were indexed, which it takes to
take them out again; on PostgreSQL a `tsvector`. Neither is in the tables' metadata, for each store has its own.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from sqlalchemy import select, text
from sqlalchemy.engine import Connection

from ...exchange import record_from_json
from ...model import Record, Report
from .. import tables as t
from ..packing import unpack
from .stems import stems_of

SECTIONS = ("title", "facts", "text")
# By section: what a word counts there.
WEIGHTS = {"title": 4.0, "facts": 2.0, "text": 1.0}

Stems = dict[str, list[str]]

# PostgreSQL's own limits: positions, positions a lexeme, bytes.
_LAST_POSITION, _POSITIONS, _MOST_BYTES = 16_383, 256, 1_000_000
_GAP = 8
_LETTERS = {"title": "A", "facts": "B", "text": "D"}


def make_index(connection: Connection) -> None:
    """Make the tables of the index where there are none; in any case they are empty then."""
    for statement in _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE:
        connection.execute(text(statement))


_SQLITE = (
    "DROP TABLE IF EXISTS search_index",
    "DROP TABLE IF EXISTS search_stems",
    "CREATE VIRTUAL TABLE search_index USING fts5 (title, facts, text, content = '', tokenize = 'ascii')",
    "CREATE TABLE search_stems (report INTEGER NOT NULL PRIMARY KEY, stems BLOB NOT NULL)",
)
_POSTGRESQL = (
    "DROP TABLE IF EXISTS search_index",
    "CREATE TABLE search_index (report BIGINT NOT NULL PRIMARY KEY, stems TSVECTOR NOT NULL)",
    "CREATE INDEX ix_search_index_stems ON search_index USING gin (stems)",
)


def put_words(connection: Connection, record: Record, report: int) -> None:
    """Index a report with the facts in force; what was indexed of it before is forgotten."""
    put = _put_postgresql if connection.dialect.name == "postgresql" else _put_sqlite
    put(connection, report, stems_of_record(record))


def index_all(connection: Connection) -> None:
    """Index every report that is there, as its current reading has it."""
    readings = t.readings.c
    keys = connection.execute(select(readings.report).where(readings.is_current)).scalars().all()
    for report in keys:
        packed = select(readings.record).where(readings.report == report, readings.is_current)
        put_words(connection, record_from_json(unpack(connection.execute(packed).scalar_one())), report)


def stems_of_record(record: Record) -> Stems:
    """The stems of the three sections."""
    report = record.report
    told = {"title": report.title or "", "facts": " ".join(_fact_words(record)), "text": _whole_text(report)}
    return {section: [stem for stem, _ in stems_of(told[section])] for section in SECTIONS}


def _whole_text(report: Report) -> str:
    return "\n".join(filter(None, (report.text, report.byline, report.publisher)))


def _fact_words(record: Record) -> Iterator[str]:
    """What the facts say that the text may not: names, types, statuses, places."""
    for actor in record.actors:
        yield from filter(None, (actor.name, actor.role, actor.country))
    for event in record.events:
        yield from filter(None, (event.type, event.mode, event.status, *event.contexts))
    for encounter in record.encounters:
        yield encounter.format
        yield from (topic.label for account in encounter.accounts for topic in account.topics)
    for commitment in record.commitments:
        yield from (commitment.type, commitment.status)
    places = [fact.place for facts in (record.events, record.encounters, record.commitments) for fact in facts]
    for place in filter(None, places):
        yield from filter(None, (place.name, place.admin1, place.country))


def _put_sqlite(connection: Connection, report: int, stems: Stems) -> None:
    cells = {section: " ".join(stems[section]) for section in SECTIONS}
    packed = zlib.compress("\n".join(cells[section] for section in SECTIONS).encode())
    known = connection.scalar(text("SELECT stems FROM search_stems WHERE report = :report"), {"report": report})
    if known == packed:
        return
    if known is not None:
        old = dict(zip(SECTIONS, zlib.decompress(known).decode().split("\n"), strict=True))
        connection.execute(text(_FORGET), {"report": report} | old)
        connection.execute(text("DELETE FROM search_stems WHERE report = :report"), {"report": report})
    connection.execute(text(_INDEX), {"report": report} | cells)
    connection.execute(text("INSERT INTO search_stems VALUES (:report, :stems)"), {"report": report, "stems": packed})


_INDEX = "INSERT INTO search_index (rowid, title, facts, text) VALUES (:report, :title, :facts, :text)"
_FORGET = _INDEX.replace("(rowid", "(search_index, rowid").replace("(:report", "('delete', :report")


def _put_postgresql(connection: Connection, report: int, stems: Stems) -> None:
    statement = (
        "INSERT INTO search_index VALUES (:report, CAST(:stems AS tsvector)) "
        "ON CONFLICT (report) DO UPDATE SET stems = excluded.stems"
    )
    connection.execute(text(statement), {"report": report, "stems": _tsvector(stems)})


def _tsvector(stems: Stems) -> str:
    """PostgreSQL's way of writing stems with the places and the weights of their words, within its limits."""
    places: dict[str, list[str]] = {}
    position = size = 0
    for section in SECTIONS:
        position += _GAP
        for stem in stems[section]:
            position = min(position + 1, _LAST_POSITION)
            size += 0 if stem in places else len(stem.encode()) + 8
            if size > _MOST_BYTES:
                break
            at = places.setdefault(stem, [])
            if len(at) < _POSITIONS and (not at or not at[-1].startswith(str(_LAST_POSITION))):
                size += 2
                at.append(f"{position}{_LETTERS[section]}")
    return " ".join(f"'{stem}':{','.join(at)}" for stem, at in places.items())
