"""One encounter as a page: its facts, its accounts, its reports, the visit it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from ...ledger import EncounterRow, View
from ...ledger.draw import draw_encounters
from ...ledger.fact_tables import encounters
from ...readouts.accounts import Fact
from ...readouts.joining import JoinedEncounter, JoinedMention, joined_encounter
from ..addresses import address_of_encounter, address_of_relation, address_of_report
from ..asking import address_with
from ..names import names_of
from ..serving import Sheet
from .compared import of_one_report, of_publishers, stated_in
from .facts import Told, matters_of, teller_of
from .listing import Line, lines_of

# Records of so many reports are read for what their words alone state; more would make the page slow.
_MOST_READ = 1


@dataclass(frozen=True, slots=True)
class Telling:
    """A report of the encounter: where it tells of it, in which words, and why it was joined to the others."""

    at: str
    title: str
    publisher: str | None
    side: str | None
    published: str | None
    status: str
    words: str
    score: float | None
    why: str
    rivals: tuple[str, ...]
    dispute: str
    part: str | None


def told_sheet(view: View, joined: JoinedEncounter) -> Sheet:
    """The page of one encounter."""
    rows = _rows(view, [mention.key for mention in joined.mentions])
    names = names_of(view, _ids(joined, rows.values()))
    (line,) = lines_of(view, [joined])
    told = [
        Told(mention, rows[mention.key], _stated(view, joined, mention), teller_of(mention, names))
        for mention in joined.mentions
        if mention.key in rows
    ]
    values = {
        "line": line,
        "id": joined.id,
        "matters": matters_of(told, names),
        "compared": of_publishers(view, joined, names) or of_one_report(view, joined.mentions[0], names),
        "tellings": [_telling(mention, joined, names) for mention in joined.mentions],
        "parent": _line_of(view, joined.parent),
        "children": [one for id in joined.children if (one := _line_of(view, id))],
        "join": address_with("/corrections/join", {"encounter": joined.id}),
        "relation": _relation(joined, names),
    }
    return Sheet(line.heading, "encounter.html", values, here="encounters")


def _relation(joined: JoinedEncounter, names: Mapping[str, str]) -> dict[str, str] | None:
    """The pages of its first two sides' dealings, where it has two."""
    if len(joined.countries) < 2:
        return None
    one, other = joined.countries[:2]
    return {
        "names": f"{names[one]} and {names[other]}",
        "encounters": address_with("/encounters", {"between": one, "and": other}),
        "at": address_of_relation(one, other),
    }


def _rows(view: View, keys: Sequence[int]) -> dict[int, EncounterRow]:
    query: Select[Any] = select(encounters.c.key, encounters.c.day).where(encounters.c.key.in_(keys))
    with view.looking() as connection:
        found = connection.execute(query).all()
        return {row.key: row for row in draw_encounters(connection, found)} if found else {}


def _ids(joined: JoinedEncounter, rows: Iterable[EncounterRow]) -> list[str | None]:
    return [
        *joined.countries,
        *joined.told_by,
        *(id for row in rows for id in (*row.participants, *row.countries, row.host)),
    ]


def _stated(view: View, joined: JoinedEncounter, mention: JoinedMention) -> tuple[Fact, ...]:
    return stated_in(view, mention) if len(joined.mentions) <= _MOST_READ else ()


def _telling(mention: JoinedMention, joined: JoinedEncounter, names: Mapping[str, str]) -> Telling:
    told = mention.told
    is_one_of_several = len(joined.reports) > 1
    return Telling(
        at=address_of_report(told.report, mention.id),
        title=" ".join((told.title or "(no title)").split()),
        publisher=told.publisher,
        side=names[mention.side] if mention.side else None,
        published=told.published,
        status=mention.status,
        words=" ".join(" ".join(mention.words).split()),
        score=mention.score,
        why=mention.why,
        rivals=tuple(address_of_encounter(id) for id in mention.rivals),
        dispute=address_with("/corrections/new", {"report": told.report, "fact": mention.id}),
        part=address_with("/corrections/part", {"encounter": joined.id, "report": told.report})
        if is_one_of_several
        else None,
    )


def _line_of(view: View, id: str | None) -> Line | None:
    return lines_of(view, [joined_encounter(view, id)])[0] if id else None
