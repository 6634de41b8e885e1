"""Who is named: each actor once, with how many reports name it, and what they call it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select

from .. import fact_tables as f
from .. import tables as t
from ..view import View

# Of an actor whom thousands of reports name, the newest so many tell what it is called.
CALLED_IN = 200


@dataclass(frozen=True, slots=True)
class ActorCount:
    """One actor, as the report that came last has it; `reports` counts those that name it."""

    id: str
    name: str
    kind: str
    country: str | None
    of: str | None
    wikidata: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class Calling:
    """Words by which reports call an actor, and in how many of those looked at they stand."""

    words: str
    reports: int


def actor_counts(view: View) -> list[ActorCount]:
    """Every actor that any report names, most named first, then by name."""
    with view.looking() as connection:
        found = [ActorCount(*row) for row in connection.execute(_counted())]
    return sorted(found, key=lambda one: (-one.reports, one.name, one.id))


def callings_of(view: View, id: str, most: int = 12) -> list[Calling]:
    """By which names the newest reports call an actor, most used first; pronouns and descriptions are no names."""
    a, m = f.actors.c, f.mentions.c
    newest = select(a.key, a.report).where(a.id == id).order_by(a.key.desc()).limit(CALLED_IN).subquery()
    words = func.substr(t.reports.c.text, m.span_start + 1, m.span_end - m.span_start)
    query = select(newest.c.report, words.label("words")).select_from(newest)
    query = query.join(f.mentions, m.actor == newest.c.key).join(t.reports, t.reports.c.key == newest.c.report)
    with view.looking() as connection:
        rows = connection.execute(query.where(m.form.in_(("name", "metonym"))).distinct()).all()
    return _most_used([(row.report, " ".join(row.words.split())) for row in rows], most)


def _most_used(told: Sequence[tuple[int, str]], most: int) -> list[Calling]:
    counted = Counter(words for _, words in set(told))
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return [Calling(*one) for one in ordered[:most]]


def _counted() -> Select[Any]:
    a = f.actors.c
    each = select(func.count().label("reports"), func.max(a.key).label("last")).group_by(a.id).subquery()
    cells = (a.id, a.name, a.kind, a.country, a.belongs_to, a.wikidata, each.c.reports)
    return select(*cells).join(each, each.c.last == a.key)
