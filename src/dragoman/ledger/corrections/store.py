"""Corrections as rows, and back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.engine import Connection, Row

from ..correction_tables import attachments, correction_endings, corrections
from ..fact_tables import fact_key
from ..tables import reports
from ..together import Question, Together
from .anchors import anchor_from_plain, anchor_to_plain
from .in_force import Attachment
from .shapes import Correction, Ending, Mark, Verdict

_CELLS = ("key", "id", "kind", "fact", "verdict", "program", "value", "anchors", "reason", "who", "at", "reader")


def correction_row(correction: Correction, report: int) -> dict[str, Any]:
    """The cells of `corrections`; `report` is the report's key."""
    same = {name: getattr(correction, name) for name in _CELLS if name not in ("program", "value", "anchors")}
    anchors = {
        "fact": [anchor_to_plain(anchor) for anchor in correction.anchors],
        "value": [anchor_to_plain(anchor) for anchor in correction.value_anchors],
    }
    told = {"program": correction.program, "value": correction.value}
    packed = {name: None if cell is None else json.dumps(cell) for name, cell in told.items()}
    return same | packed | {"report": report, "anchors": json.dumps(anchors)}


def corrections_asked() -> Select[Any]:
    """Every correction with its ending, its report's id and its place; add conditions, then `drawn` each row."""
    e, a = correction_endings.c, attachments.c
    ending = [e.reason.label("end_reason"), e.who.label("end_who"), e.at.label("end_at")]
    query = select(*(corrections.c[name] for name in _CELLS), reports.c.id.label("report_id"), *ending)
    query = query.add_columns(a.fact.label("fact_now"), a.trouble).select_from(corrections)
    query = query.join(reports, reports.c.key == corrections.c.report)
    query = query.outerjoin(correction_endings, e.correction == corrections.c.key)
    return query.outerjoin(attachments, a.correction == corrections.c.key).order_by(corrections.c.key)


def drawn(row: Row[Any]) -> Correction:
    """One row of `corrections_asked`."""
    anchors = json.loads(row.anchors)
    return Correction(
        key=row.key,
        id=row.id,
        report=row.report_id,
        kind=row.kind,
        fact=row.fact,
        verdict=row.verdict,
        program=row.program and json.loads(row.program),
        value=row.value and json.loads(row.value),
        anchors=tuple(map(anchor_from_plain, anchors["fact"])),
        value_anchors=tuple(map(anchor_from_plain, anchors["value"])),
        reason=row.reason,
        who=row.who,
        at=row.at,
        reader=row.reader,
        ending=None if row.end_at is None else Ending(row.end_reason, row.end_who, row.end_at),
        fact_now=row.fact_now,
        trouble=row.trouble,
    )


def corrections_in_force(connection: Connection, report: int) -> list[Correction]:
    """Those that hold for the report with this key, oldest first."""
    asked = corrections_asked().where(corrections.c.report == report, correction_endings.c.at.is_(None))
    return [drawn(row) for row in connection.execute(asked)]


def put_attachments(connection: Connection, report: int, found: Sequence[Attachment]) -> None:
    """Let the corrections of the report belong where they were found to, and nowhere else."""
    of_report = select(corrections.c.key).where(corrections.c.report == report)
    connection.execute(delete(attachments).where(attachments.c.correction.in_(of_report)))
    rows = [
        {
            "correction": one.correction,
            "fact": None if one.place is None else fact_key(report, one.place),
            "trouble": one.trouble,
            "program": json.dumps(one.program),
        }
        for one in found
    ]
    if rows:
        connection.execute(insert(attachments), rows)


# The corrections in force on facts, oldest first: by fact the cells that `mark_of` takes.
MARKS = Question(
    select(
        attachments.c.fact,
        *(corrections.c[name] for name in ("id", "verdict", "reason", "who", "at")),
        attachments.c.program,
    ).join(corrections, corrections.c.key == attachments.c.correction),
    attachments.c.fact,
    (corrections.c.key,),
)
_MARKS_ALONE = Together((MARKS,))


def mark_of(id: str, verdict: Verdict, reason: str, who: str, at: str, program: str | None) -> Mark:
    """A correction as it stands on its fact."""
    return Mark(id, verdict, reason, who, at, json.loads(program or "{}"))


def marks_on(connection: Connection, keys: Sequence[int]) -> dict[int, tuple[Mark, ...]]:
    """The corrections in force on the facts with these keys, oldest first."""
    (marks,) = _MARKS_ALONE.ask(connection, keys)
    return {key: tuple(mark_of(*cells) for cells in found) for key, found in marks.items()}
