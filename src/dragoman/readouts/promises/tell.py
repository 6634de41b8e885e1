"""Commitments of the ledger with their words, sides and kind: what joining and following up compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from sqlalchemy.engine import Connection

from ...ledger import CommitmentRow, View
from ...ledger.search.stems import stems_of
from .answers import AnswerTable
from .shapes import Telling
from .words import Named, deeds_of, named_in, sides_of


def tell(view: View, rows: Sequence[CommitmentRow], table: AnswerTable) -> list[Telling]:
    """The rows, in their order, as tellings."""
    with view.looking() as connection:
        return tell_by(connection, rows, table)


def tell_by(connection: Connection, rows: Sequence[CommitmentRow], table: AnswerTable) -> list[Telling]:
    """The same through a connection that is open."""
    keys = [row.key for row in rows]
    return tell_known(connection, rows, table, deeds_of(connection, keys), sides_of(connection, keys))


def tell_known(
    connection: Connection,
    rows: Sequence[CommitmentRow],
    table: AnswerTable,
    words: Mapping[int, str],
    sides: Mapping[int, Mapping[str, frozenset[str]]],
) -> list[Telling]:
    """The same where the words of the deeds and the sides are known, by key."""
    named = named_in(connection, [row.key for row in rows])
    none = Named()
    return [_telling(row, words[row.key], sides.get(row.key, {}), named.get(row.key, none), table) for row in rows]


def _telling(
    row: CommitmentRow, words: str, sides: Mapping[str, frozenset[str]], named: Named, table: AnswerTable
) -> Telling:
    by, recipients = sides.get("by", frozenset()), sides.get("for", frozenset())
    kind = table.kind_of(ordered_stems(words))
    states = {stem for name in named.states for stem in ordered_stems(name)}
    stems = telling_stems(words, table) - states - table.weak_of(kind)
    return Telling(
        row=row,
        words=words,
        by=by,
        towards=(recipients | named.sides) - by,
        recipients=recipients - by,
        people=frozenset(id for id in (*row.by, *named.people) if id.startswith("person:")),
        kind=kind,
        stems=stems,
        bodies=stems & table.bodies,
        names=_names(words, table) & stems,
    )


def _names(words: str, table: AnswerTable) -> frozenset[str]:
    """The stems of the words that are written with a capital, the first of the deed left aside."""
    named = " ".join(word for word in words.split()[1:] if word[:1].isupper() or word[1:2].isupper())
    return telling_stems(named, table)


@lru_cache(maxsize=1 << 12)
def ordered_stems(words: str) -> tuple[str, ...]:
    """The stems of some words, in order."""
    return tuple(stem.stem for stem in stems_of(words))


def telling_stems(words: str, table: AnswerTable) -> frozenset[str]:
    """The stems that tell one thing from another: no common word, no figure."""
    return frozenset(s for s in ordered_stems(words) if s not in table.common and len(s) > 1 and not s.isdigit())
