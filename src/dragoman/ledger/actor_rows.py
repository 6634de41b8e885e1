"""The actors that the reports name, report by report."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection, Row

from ..model import Span
from . import fact_tables as f
from .ask import is_country
from .corrections import Mark
from .selection import Walk, grouped
from .shapes import Told
from .tables import reports


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
    told = [reports.c[name].label(f"report_{name}") for name in ("id", "title", "publisher", "url", "published_from")]
    query: Select[Any] = select(f.actors, *told).join(reports, reports.c.key == f.actors.c.report)
    rows = {row.key: row for row in connection.execute(query.where(f.actors.c.key.in_(keys)))}
    spans = f.mentions.c
    cited = select(spans.actor, spans.span_start, spans.span_end).where(spans.actor.in_(keys))
    mentions = grouped(connection.execute(cited.order_by(spans.actor, spans.position)))
    return [_actor(rows[key], mentions.get(key, [])) for key in keys]


def _actor(row: Row[Any], mentions: list[Any]) -> ActorRow:
    return ActorRow(
        key=row.key,
        id=row.id,
        told=Told(row.report_id, row.report_title, row.report_publisher, row.report_url, row.report_published_from),
        name=row.name,
        kind=row.kind,
        role=row.role,
        of=row.belongs_to,
        country=row.country,
        sector=row.sector,
        cameo=row.cameo,
        wikidata=row.wikidata,
        basis=row.basis,
        candidates=tuple(json.loads(row.candidates)),
        mentions=tuple(Span(start, end) for start, end in mentions),
    )
