"""Looks into a ledger and never writes: the connection itself is opened for reading alone.

A side is an actor's id (`state:CAN`, `org:nato`, `person:sergey-lavrov`) or a country's ISO 3166-1 alpha-3 code, which
means everyone of that country. Days are ISO dates or their beginnings: "2014", "2014-03". `since` is the first day
that counts, `until` the first that does not any more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from ..errors import NotHeldError
from ..exchange import record_from_json
from ..model import Record
from . import ask
from . import tables as t
from .actor_rows import ActorRow, ask_actors, draw_actors
from .called import Called, names_told
from .cited_events import CitedEvent, Name, cited_events, publication_days
from .corrections import Correction
from .corrections.in_force import in_force
from .corrections.listing import listed
from .corrections.store import corrections_in_force
from .draw import draw_commitments, draw_encounters, draw_events, draw_statements
from .dyads import Between, DyadRow, dyads, dyads_between
from .engine import make_engine
from .fact_tables import FACT_TABLES
from .forms import check_form
from .packing import unpack
from .place import Place
from .search import Answer, Question
from .search.check import checked_question
from .search.find import find
from .selection import After, Draw, Page, Selection, T, Walk, next_page
from .shapes import CommitmentRow, EncounterRow, EventRow, FailureRow, ReadingRow, ReportRow, RunRow, StatementRow
from .stamp import Stamper
from .telling_days import Counted, telling_days
from .trouble import troubles_told


class View:
    """Reads one ledger. Close it, or use it in a `with` block. Raises LedgerError when it cannot be opened."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._engine = make_engine(place, "read")
        self._stamper = Stamper(self._engine)
        self._called = Called()
        try:
            with self.looking() as connection:
                check_form(connection, place.name)
        except BaseException:
            self._engine.dispose()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._stamper.close()
        self._engine.dispose()

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that sees one state of the ledger while the block lasts."""
        with troubles_told(self.place.name), self._engine.connect() as connection, connection.begin():
            yield connection

    def record(self, report_id: str, reader: str | None = None) -> Record:
        """The current record of a report, or the one of this reader. Raises LedgerError when there is none."""
        readings = t.readings.join(t.reports, t.reports.c.key == t.readings.c.report)
        readings = readings.join(t.readers, t.readers.c.key == t.readings.c.reader)
        wanted = t.readings.c.is_current if reader is None else t.readers.c.id == reader
        query = select(t.readings.c.record).select_from(readings).where(t.reports.c.id == report_id, wanted)
        with self.looking() as connection:
            packed = connection.scalar(query)
        if packed is None:
            raise NotHeldError(self.place.name, f"holds no record of the report {report_id}")
        return record_from_json(unpack(packed))

    def readings(self, report_id: str) -> list[ReadingRow]:
        """Every reading of a report, oldest first; empty when it was not read."""
        with self.looking() as connection:
            return [ReadingRow(*row) for row in connection.execute(ask.readings_of(report_id))]

    def read_texts(self, ids: Collection[str]) -> dict[str, tuple[str, str]]:
        """When each of these reports (some hundred at most) was read, and its text."""
        with self.looking() as connection:
            return {id: (at, words) for id, at, words in connection.execute(ask.read_texts(ids))}

    def find_report(self, beginning: str) -> str:
        """The id of the one report whose id begins so. Raises LedgerError when there is none, or several."""
        with self.looking() as connection:
            found: list[str] = list(connection.execute(ask.reports_beginning(beginning)).scalars())
        if len(found) != 1:
            which = "several reports whose ids begin" if found else "no report whose id begins"
            raise NotHeldError(self.place.name, f"holds {which} with {beginning!r}; write more of it, or all")
        return found[0]

    def newer_readings(self) -> Iterator[tuple[str, str]]:
        """Reports whose newest reading is not the current one: the report's id, and the reader's of the newest."""
        last = 0
        while True:
            with self.looking() as connection:
                page = connection.execute(ask.newer_readings_after(last)).all()
            yield from ((report, reader) for report, reader, _ in page)
            if not page:
                return
            last = page[-1].key

    def reports(self) -> Iterator[ReportRow]:
        """Every report, in the order they came."""
        last = 0
        while True:
            with self.looking() as connection:
                page = [ReportRow(*row) for row in connection.execute(ask.reports_after(last))]
            if not page:
                return
            yield from page
            last = page[-1].key

    def raw(self, report_id: str) -> bytes:
        """The bytes that came in under this digest. Raises LedgerError when there are none."""
        with self.looking() as connection:
            packed = connection.scalar(select(t.raws.c.data).where(t.raws.c.id == report_id))
        if packed is None:
            raise NotHeldError(self.place.name, f"holds no bytes of the digest {report_id}")
        return unpack(packed)

    def failures(self, *, mended: bool = False) -> list[FailureRow]:
        """What failed and was not mended since, oldest first; with `mended`, what was mended."""
        with self.looking() as connection:
            return [FailureRow(*row) for row in connection.execute(ask.failures(mended))]

    def runs(self) -> list[RunRow]:
        """Every run and its account, oldest first."""
        with self.looking() as connection:
            return [RunRow(*row) for row in connection.execute(select(t.runs).order_by(t.runs.c.key))]

    def counts(self) -> dict[str, int]:
        """How many rows each table of reports and facts holds."""
        tables = (t.raws, t.reports, t.readings, *FACT_TABLES)
        with self.looking() as connection:
            return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}

    def events(
        self,
        actor: str | None = None,
        recipient: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        type: str | None = None,
        status: str | None = None,
        min_confidence: float | None = None,
        place: str | int | None = None,
    ) -> Selection[EventRow]:
        """Events in which `actor` acts and `recipient` undergoes; meetings and agreements go both ways.

        `place` is a town's GeoNames number, or a country's ISO3 code for anywhere in it.
        """
        walk = ask.events(actor, recipient, ask.Days(since, until), type, status, min_confidence, place)
        return self._selection(walk, draw_events, EventRow)

    def dyads(self, between: Between | None = None) -> Iterator[DyadRow]:
        """Every event pair by pair, also what further reports of a story tell again, in the order the reports came.

        With `between` those of some sides alone, which takes no longer in a large ledger than in a small one.
        """
        return dyads(self.looking) if between is None else dyads_between(self.looking, between)

    def telling_days(self, counted: Counted) -> Iterator[tuple[str, int]]:
        """The ISO day of every event that counts and the key of the report that tells it, in the order of days."""
        return telling_days(self.looking, counted)

    def cited_events(self, names: Sequence[Name]) -> dict[Name, CitedEvent]:
        """The events of these names (report's id, event's id) with their words, those that are here."""
        return cited_events(self.looking, names)

    def publication_days(self, reports: Sequence[str]) -> dict[str, str | None]:
        """When the reports with these ids appeared, None where that is not known."""
        return publication_days(self.looking, reports)

    def stamp(self) -> str:
        """What changes whenever something is written: what was worked out under the same stamp still holds."""
        with troubles_told(self.place.name):
            return self._stamper.stamp()

    def statements(
        self, speaker: str | None = None, since: str | None = None, until: str | None = None
    ) -> Selection[StatementRow]:
        """What a speaker, or anyone of a country, said."""
        return self._selection(ask.statements(speaker, ask.Days(since, until)), draw_statements, StatementRow)

    def encounters(
        self,
        side: str | None = None,
        other: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        status: str | None = None,
        place: str | int | None = None,
    ) -> Selection[EncounterRow]:
        """Encounters in which one side, or two, took part; `place` as for events."""
        walk = ask.encounters((side, other), ask.Days(since, until), status, place)
        return self._selection(walk, draw_encounters, EncounterRow)

    def commitments(
        self,
        by: str | None = None,
        to: str | None = None,
        since: str | None = None,
        until: str | None = None,
        *,
        status: str | None = None,
    ) -> Selection[CommitmentRow]:
        """What a side bound itself to, and towards whom."""
        return self._selection(ask.commitments(by, to, ask.Days(since, until), status), draw_commitments, CommitmentRow)

    def actors(self, side: str | None = None, *, kind: str | None = None) -> Selection[ActorRow]:
        """The actors that the reports name, report by report, in the order these came."""
        return self._selection(ask_actors(side, kind), draw_actors, ActorRow)

    def names_told(self, ids: Iterable[str]) -> dict[str, str | None]:
        """By actor's id the form of its name that most reports use; None where no report names it."""

        def ask(missing: list[str]) -> Mapping[str, str]:
            with self.looking() as connection:
                return names_told(connection, missing)

        return self._called.names(self.stamp(), ids, ask)

    def search(
        self,
        question: Question,
        *,
        size: int = 20,
        cursor: str | None = None,
        newest_first: bool = False,
        most_facts: int | None = None,
    ) -> Answer:
        """A page of reports in which the words stand and all else holds, with so many facts each, or with all.

        Raises OptionError for what makes no sense.
        """
        asked = checked_question(question)
        with self.looking() as connection:
            return find(connection, asked, size, cursor, newest_first, most_facts)

    def corrections(
        self,
        *,
        report: str | None = None,
        fact: str | None = None,
        in_force: bool | None = None,
        unfitting: bool = False,
        after: int = 0,
    ) -> Iterator[Correction]:
        """What people said, in the order they said it; `unfitting`: what holds and yet fits no fact any more.

        `after` is the key of the correction to go on from.
        """
        return listed(self.looking, report, fact, in_force, unfitting, after)

    def corrected_record(self, report_id: str) -> Record:
        """The current record of a report with what people said of it; `record` gives the program's own."""
        record = self.record(report_id)
        with self.looking() as connection:
            key = connection.scalar(select(t.reports.c.key).where(t.reports.c.id == report_id))
            return in_force(record, corrections_in_force(connection, key or 0)).record

    def _selection(self, walk: Walk, draw: Draw[T], shape: type[T]) -> Selection[T]:
        def pages(walk: Walk, after: After, size: int, is_newest_first: bool) -> Iterator[Page[T]]:
            while True:
                with self.looking() as connection:
                    found = connection.execute(next_page(walk, after, size, is_newest_first)).all()
                    page = draw(connection, found) if found else []
                if page:
                    places = [(row.day, row.key) for row in found]
                    after = places[-1]
                    yield page, places
                if len(found) < size:
                    return

        return Selection(pages, walk, shape)
