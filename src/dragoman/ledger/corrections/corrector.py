"""Puts what people say into a ledger, and lays it on the facts, in one transaction.

with open_ledger("news.db") as ledger:
    ledger.corrector.dispute("event:4f2a…", reason="He only said so.", who="A. Berg")
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import delete, insert
from sqlalchemy.engine import Connection

from ...errors import LedgerError, OptionError
from ...exchange import part_to_dict
from ...model import Span, content_id
from .. import correction_tables as c
from ..forms import now
from ..raws import next_key
from ..writer import Writer
from .anchors import anchors_at
from .find import Found, Read, find_fact, find_report, read_of
from .fit import map_fields
from .kinds import Kind, kind_named
from .renew import renew_facts
from .shapes import Correction, KindName, Verdict
from .store import correction_row, corrections_asked, drawn
from .values import Plain, addition, amendment


class Corrector:
    """Takes corrections. `who` is who says so and `reason` why: neither may be empty.

    A fact is named by its id; `report` (a report's id, or its beginning) is needed where several reports hold a fact of
    this id. Saying the same twice changes nothing. Raises LedgerError when the ledger holds no such fact, OptionError
    when what is said makes no sense.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def dispute(self, fact: str, *, reason: str, who: str, report: str | None = None) -> Correction:
        """Say that a fact is wrong. It stays, marked as disputed."""
        return self._judge("disputed", fact, report, reason, who)

    def confirm(self, fact: str, *, reason: str, who: str, report: str | None = None) -> Correction:
        """Say that a fact is right."""
        return self._judge("confirmed", fact, report, reason, who)

    def amend(self, fact: str, wanted: Plain, *, reason: str, who: str, report: str | None = None) -> Correction:
        """Set fields of a fact, by the names and in the form of the record's JSON; words may stand for spans."""
        with self._writer.transaction() as connection:
            found = find_fact(connection, fact, report, self._refuse)
            changes = amendment(found.kind, found.fact, wanted, found.read.in_force)
            return self._keep(connection, found.read, _of(found, "amended", changes, _said(reason, who)))

    def add(self, report: str, kind: str, wanted: Plain, *, reason: str, who: str) -> Correction:
        """Add a fact to a report. What a person leaves out and the record needs is filled in where it follows."""
        with self._writer.transaction() as connection:
            read = read_of(connection, find_report(connection, report, self._refuse))
            told = _said(reason, who)
            value = addition(kind_named(kind), wanted, told[0], read.in_force)
            return self._keep(connection, read, _added(kind_named(kind), read, value, told))

    def end(self, correction: str, *, reason: str, who: str) -> Correction:
        """Let a correction hold no longer. It is kept, with who ended it and why."""
        told = _said(reason, who)
        with self._writer.transaction() as connection:
            row = connection.execute(corrections_asked().where(c.corrections.c.id == correction)).first()
            if row is None:
                raise self._refuse(f"holds no correction {correction}; dragoman correct list shows them")
            ended = drawn(row)
            if ended.ending is not None:
                raise OptionError(f"{correction}: was ended by {ended.ending.who} at {ended.ending.at} already")
            ending = {"correction": ended.key, "reason": told[0], "who": told[1], "at": now()}
            connection.execute(insert(c.correction_endings).values(ending))
            connection.execute(delete(c.attachments).where(c.attachments.c.correction == ended.key))
            renew_facts(connection, find_report(connection, ended.report, self._refuse))
            return _asked_again(connection, ended.key)

    def _judge(self, verdict: Verdict, fact: str, report: str | None, reason: str, who: str) -> Correction:
        with self._writer.transaction() as connection:
            found = find_fact(connection, fact, report, self._refuse)
            return self._keep(connection, found.read, _of(found, verdict, None, _said(reason, who)))

    def _keep(self, connection: Connection, read: Read, correction: Correction) -> Correction:
        """Put the correction in and lay it on the facts, unless it holds already."""
        asked = corrections_asked().where(c.corrections.c.report == read.report)
        alike = [one for one in map(drawn, connection.execute(asked)) if _same(one, correction)]
        if known := [one for one in alike if one.is_in_force]:
            return known[0]
        said = (correction.report, correction.verdict, correction.fact, correction.value, correction.who)
        id = content_id("correction", *said, correction.reason, len(alike))
        kept = replace(correction, key=next_key(connection, c.corrections), id=id, at=now())
        connection.execute(insert(c.corrections).values(correction_row(kept, read.report)))
        renew_facts(connection, read.report)
        return _asked_again(connection, kept.key)

    def _refuse(self, reason: str) -> LedgerError:
        return LedgerError(self._writer.place.name, reason)


def _said(reason: str, who: str) -> tuple[str, str]:
    for words, what in ((reason, "a reason"), (who, "a name of who says so")):
        if not words.strip():
            raise OptionError(f"a correction needs {what}; it stands beside the fact for good")
    return reason.strip(), who.strip()


def _of(found: Found, verdict: Verdict, value: Plain | None, told: tuple[str, str]) -> Correction:
    """A correction of a fact, with the words that the fact, and what is said of it, stand on."""
    own = found.unamended
    text = found.read.record.report.text
    blank = _blank(found.read, found.kind.name, own.id, verdict, told)
    return replace(
        blank,
        program=part_to_dict(own),
        value=value,
        anchors=anchors_at(found.kind.spans(own), text),
        value_anchors=anchors_at(_spans(found.kind, value or {}), text),
    )


def _added(kind: Kind, read: Read, value: Plain, told: tuple[str, str]) -> Correction:
    anchors = anchors_at(_spans(kind, value), read.record.report.text)
    return replace(
        _blank(read, kind.name, value["id"], "added", told), value=value, anchors=anchors, value_anchors=anchors
    )


def _blank(read: Read, kind: KindName, fact: str, verdict: Verdict, told: tuple[str, str]) -> Correction:
    reason, who = told
    report = read.record.report.id
    return Correction(
        0, "", report, kind, fact, verdict, None, None, (), (), reason, who, "", read.reader, None, None, None
    )


def _spans(kind: Kind, fields: Plain) -> Iterator[Span]:
    found: list[Span] = []

    def note(plain: list[int]) -> list[int]:
        found.append(Span(*plain))
        return plain

    map_fields(kind, fields, note)
    return iter(found)


def _same(one: Correction, other: Correction) -> bool:
    said: list[Any] = [(c.verdict, c.kind, c.fact, c.value, c.reason, c.who) for c in (one, other)]
    return bool(said[0] == said[1])


def _asked_again(connection: Connection, key: int) -> Correction:
    return drawn(connection.execute(corrections_asked().where(c.corrections.c.key == key)).one())
