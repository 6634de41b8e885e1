"""Many reports in: found, looked up, read by workers, and written one by one. Nothing is lost and nothing comes twice.

Everything that is seen ends in one of five ways, and the account counts each: read, already known, not news, not
English, or failed. One transaction a report holds all that it brings, so a run that is killed leaves whole reports
behind, and the next run goes on after the last of them.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain

from sqlalchemy import select
from sqlalchemy.engine import Connection

from ..errors import SourceError
from ..intake import Raw, find_sources
from ..model import Record
from ..reading import pipeline_for
from . import failing
from . import tables as t
from .account import Account, Outcome, keep_account, open_run
from .open import Ledger
from .raws import put_raw, put_sighting
from .records import put_record, reader_id
from .work import Failed, NotNews, Reading, Worked, work_through

# Told after each report: what is counted so far, and the failure when there was one.
OnStep = Callable[[Account, SourceError | None], None]


@dataclass(frozen=True, slots=True)
class _Known:
    """Bytes that the ledger has, or that are under way already."""

    raw: Raw
    is_new_place: bool


@dataclass(frozen=True, slots=True)
class _Unreachable:
    """No bytes could be had of what the caller had named as `source`."""

    error: SourceError
    source: str


_Other = _Known | _Unreachable
_Done = tuple[Raw, Worked] | _Other


# The outcome as `raws` has it.
_KEPT_AS: dict[Outcome, str] = {"read": "read", "not_english": "not English", "not_news": "not news"}
_PAGE = 50


@dataclass(slots=True)
class Ingest:
    """One run over a ledger. `account` stands at the present count at any moment."""

    ledger: Ledger
    reading: Reading
    on_step: OnStep = lambda account, failure: None
    account: Account = field(default_factory=Account)
    run: int = 0
    _under_way: set[str] = field(default_factory=set)
    _unreachable: failing.Unreachable = field(default_factory=lambda: failing.Unreachable({}))

    def sources(self, sources: Sequence[str]) -> Account:
        """Whatever `sources` hold: what is new is read."""
        return self._go(f"ingest {' '.join(sources)}", (self._found(sources), self.reading))

    def retry(self) -> Account:
        """What failed before: kept bytes are read again, and what could not be reached is asked for again."""
        with self.ledger.looking() as connection:
            digests = failing.failed_raws(connection)
            sources = failing.failed_sources(connection)
        return self._go("ingest --retry", (chain(self._stored(digests), self._found(sources)), self.reading))

    def again(self) -> Account:
        """All kept bytes that this reader has not read yet; its records stand beside the current ones."""
        reader = reader_id(pipeline_for(self.reading.settings).reader)
        with self.ledger.looking() as connection:
            digests = failing.unread_raws(connection, reader)
            unheeded = failing.unread_raws(connection, reader, "not news")
        # What was read before is read again, whatever a look would say of it now.
        plain = replace(self.reading, triage=None)
        parts = (self._stored(digests), plain), (self._stored(unheeded), self.reading)
        return self._go("ingest --again", *parts)

    def _go(self, command: str, *parts: tuple[Iterable[Raw | _Other], Reading]) -> Account:
        with self.ledger.writer.transaction() as connection:
            self.run = open_run(connection, command)
            self._unreachable = failing.Unreachable.load(connection)
        try:
            for items, reading in parts:
                self._go_through(work_through(items, reading))
            self._end(self._unreachable)
        except KeyboardInterrupt:
            self._end(None)
            raise
        return self.account

    def _go_through(self, done: Generator[_Done, None, None]) -> None:
        with closing(done):
            for item in done:
                failure = self._keep(item)
                self.on_step(self.account, failure)

    def _end(self, unreachable: failing.Unreachable | None) -> None:
        with self.ledger.writer.transaction() as connection:
            if unreachable is not None:
                unreachable.mend(connection)
            keep_account(connection, self.run, self.account, ended=True)

    def _found(self, sources: Sequence[str]) -> Iterator[Raw | _Other]:
        for source in sources:
            for found in find_sources([source], self.reading.settings):
                yield _Unreachable(found, source) if isinstance(found, SourceError) else self._new_or_known(found)

    def _new_or_known(self, raw: Raw) -> Raw | _Known:
        self._unreachable.reach(raw)
        seen = t.sightings.c
        with self.ledger.looking() as connection:
            is_known = connection.scalar(select(t.raws.c.number).where(t.raws.c.id == raw.id)) is not None
            place = connection.scalar(select(seen.position).where(seen.raw == raw.id, seen.place == raw.where))
        if is_known or raw.id in self._under_way:
            return _Known(raw, place is None)
        self._under_way.add(raw.id)
        return raw

    def _stored(self, digests: Sequence[str]) -> Iterator[Raw]:
        for start in range(0, len(digests), _PAGE):
            with self.ledger.looking() as connection:
                raws = failing.stored_raws(connection, digests[start : start + _PAGE])
            yield from raws

    def _keep(self, item: _Done) -> SourceError | None:
        """Write what came of one item, and count it. The failure, when it was one."""
        if isinstance(item, _Known):
            self._keep_known(item)
            return None
        if isinstance(item, _Unreachable):
            return self._keep_failure(None, item.error, item.source)
        raw, worked = item
        self._under_way.discard(raw.id)
        if isinstance(worked, Failed):
            return self._keep_failure(raw, SourceError(raw.where, worked.reason), None)
        self._keep_worked(raw, worked)
        return None

    def _keep_worked(self, raw: Raw, worked: Record | NotNews) -> None:
        outcome: Outcome = "not_news"
        if isinstance(worked, Record):
            outcome = "read" if worked.report.is_read else "not_english"
        with self._counted(outcome) as connection:
            put_raw(connection, raw, _KEPT_AS[outcome], worked.why if isinstance(worked, NotNews) else None, self.run)
            if isinstance(worked, Record):
                put_record(connection, worked, self.ledger.writer.stories)
            failing.mend(connection, raw.id)

    def _keep_known(self, known: _Known) -> None:
        if known.is_new_place:
            with self.ledger.writer.transaction() as connection:
                put_sighting(connection, known.raw, self.run)
        with self.ledger.looking() as connection:
            outcome = connection.scalar(select(t.raws.c.outcome).where(t.raws.c.id == known.raw.id))
        # What failed before is no success now: it waits to be tried again.
        self.account.count("failed" if outcome == "failed" else "known")

    def _keep_failure(self, raw: Raw | None, error: SourceError, source: str | None) -> SourceError:
        self._unreachable.fail(error)
        with self._counted("failed") as connection:
            if raw is not None:
                put_raw(connection, raw, "failed", error.reason, self.run)
            failing.put_failure(
                connection, None if raw is None else raw.id, error.where, error.reason, source, self.run
            )
        return error

    @contextmanager
    def _counted(self, outcome: Outcome) -> Iterator[Connection]:
        """One transaction that also counts, so that the run's row is right whenever the run is cut short."""
        after = replace(self.account)
        after.count(outcome)
        with self.ledger.writer.transaction() as connection:
            yield connection
            keep_account(connection, self.run, after)
        self.account = after
