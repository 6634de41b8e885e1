"""The actors that the reports name, report by report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from ..model import Span
from . import fact_tables as f
from .ask import is_country
from .corrections import Mark
from .corrections.store import MARKS, mark_of
from .selection import Walk
from .shapes import Told
from .tables import reports
from .together import Cells, Question, Together

_CELLS = (
    "id", "name", "kind", "role", "belongs_to", "country", "sector", "cameo", "wikidata", "basis", "candidates",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor as one report has it; `of` is the id of the actor it belongs to, `mentions` point into the text."""

    key: int
    id: str
    told: Told
    name: str
    kind: str
    role: str | None
    of: str | None
    country: str | None
    sector: str | None
    cameo: str | None
    wikidata: str | None
    basis: str
    candidates: tuple[str, ...]
    mentions: tuple[Span, ...]
    corrections: tuple[Mark, ...] = ()


def ask_actors(side: str | None, kind: str | None) -> Walk:
    """Along the reports in the order they came; actors are filed under no day."""
    table = f.actors.c
    wanted = [table.kind == kind] if kind is not None else []
    if side is not None:
        wanted.append(table.country == side if is_country(side) else table.id == side)
    day = cast(Any, table.report)
    return Walk(select(day.label("day"), table.key.label("key")).where(*wanted), day, table.key)


def draw_actors(connection: Connection, page: Sequence[Row[Any]]) -> list[ActorRow]:
    """The actors with these keys, in their order."""
    keys = [row.key for row in page]
    rows, mentions, marks = _actors().ask(connection, keys)
    return [_actor(key, rows[key][0], mentions.get(key, ()), marks.get(key, ())) for key in keys]


@cache
def _actors() -> Together:
    told = [reports.c[name] for name in ("id", "title", "publisher", "url", "published_from")]
    rows = select(f.actors.c.key, *told, *(f.actors.c[name] for name in _CELLS))
    spans = f.mentions.c
    cited = select(spans.actor, spans.span_start, spans.span_end)
    return Together(
        (
            Question(rows.join(reports, reports.c.key == f.actors.c.report), f.actors.c.key),
            Question(cited, spans.actor, (spans.actor, spans.position)),
            MARKS,
        )
    )


def _actor(key: int, row: Cells, mentions: Sequence[Cells], marks: Sequence[Cells]) -> ActorRow:
    id, name, kind, role, of, country, sector, cameo, wikidata, basis, candidates = row[5:]
    return ActorRow(
        key=key,
        id=id,
        told=Told(*row[:5]),
        name=name,
        kind=kind,
        role=role,
        of=of,
        country=country,
        sector=sector,
        cameo=cameo,
        wikidata=wikidata,
        basis=basis,
        candidates=tuple(json.loads(candidates)),
        mentions=tuple(Span(start, end) for start, end in mentions),
        corrections=tuple(mark_of(*cells) for cells in marks),
    )
