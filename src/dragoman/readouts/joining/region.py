"""What has to be looked at again when mentions come or go: everything that they could touch, and nothing else.

Named mentions touch those of the same persons within a day, and so on from one to the next. The others touch nothing,
but look for their place again when an encounter within their days changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from . import store
from .decisions import mentions_decided_with
from .fit import are_apart
from .mention import Mention, in_order, shifted

_Days = tuple[str, str, str]


@dataclass(slots=True)
class Region:
    """`named` and `loose` mentions to be put together anew; `kept` has each as it was, `gone` what is no more."""

    connection: Connection
    named: dict[int, Mention] = field(default_factory=dict)
    loose: dict[int, Mention] = field(default_factory=dict)
    kept: dict[int, store.Kept] = field(default_factory=dict)
    gone: list[store.Kept] = field(default_factory=list)
    _edge: list[Mention] = field(default_factory=list)
    _opened: set[str] = field(default_factory=set)

    def gather(self, come: Iterable[store.Kept], gone: Sequence[store.Kept]) -> None:
        """Take in what came and what stood near what went, and all that these touch."""
        self.gone = list(gone)
        self._take(come)
        for kept in gone:
            if kept.joined and kept.mention.is_named:
                self._open(kept.joined)
            elif not kept.mention.is_named:
                self._take(store.leftovers_like(self.connection, kept.mention))
        looked_at = -1
        while looked_at < len(self.kept):
            looked_at = len(self.kept)
            self._gather_named()
            self._gather_loose()

    def before(self) -> set[str]:
        """The encounters to which any of these belonged."""
        return {kept.joined for kept in (*self.kept.values(), *self.gone) if kept.joined}

    def _take(self, found: Iterable[store.Kept]) -> None:
        for kept in found:
            mention = kept.mention
            if mention.key in self.kept:
                continue
            self.kept[mention.key] = kept
            (self.named if mention.is_named else self.loose)[mention.key] = mention
            if mention.is_named:
                self._edge.append(mention)
                if kept.joined:
                    self._open(kept.joined)

    def _open(self, joined: str) -> None:
        """An encounter whose named mentions are put together anew is taken apart whole."""
        if joined not in self._opened:
            self._opened.add(joined)
            self._take(store.mentions_of_encounters(self.connection, [joined]))

    def _gather_named(self) -> None:
        while self._edge:
            edge, self._edge = self._edge, []
            for pair, first, last in merged(_day_around(mention, 1) for mention in edge):
                near = store.mentions_near(self.connection, pair, first, last, named=True)
                new = [kept for kept in near if kept.mention.key not in self.kept]
                self._take(kept for kept in new if any(not are_apart(kept.mention, one) for one in edge))
            self._take(mentions_decided_with(self.connection, edge))

    def _gather_loose(self) -> None:
        changed = [*self.named.values(), *(kept.mention for kept in self.gone if kept.mention.is_named)]
        for pair, first, last in merged(_day_around(mention, 1) for mention in changed):
            self._take(store.mentions_near(self.connection, pair, first, last, named=False))
        self._take(mentions_decided_with(self.connection, list(self.loose.values())))

    def gather_leftovers(self, left: Iterable[Mention]) -> list[Mention]:
        """With those that found no encounter all others that say the very same days and found none either."""
        found = {mention.key: mention for mention in left}
        for kept in self._without_encounter(store.mentions_of_encounters(self.connection, self.before())):
            if kept.mention.key not in self.loose:
                self._take([kept])
                found[kept.mention.key] = kept.mention
        edge = list(found.values())
        while edge:
            like = [kept for mention in edge for kept in store.leftovers_like(self.connection, mention)]
            new = [kept for kept in like if kept.mention.key not in found and kept.mention.key not in self.loose]
            edge = []
            for kept in self._without_encounter(new):
                self._take([kept])
                found[kept.mention.key] = kept.mention
                edge.append(kept.mention)
        return in_order(found.values())

    def _without_encounter(self, kept: Sequence[store.Kept]) -> list[store.Kept]:
        joined = {one.joined for one in kept if one.joined}
        anchored = store.with_named(self.connection, joined)
        return list({one.mention.key: one for one in kept if one.joined not in anchored}.values())


def _day_around(mention: Mention, days: int) -> Iterator[_Days]:
    if mention.window:
        first, last = mention.window
        for pair in mention.pairs:
            yield pair, shifted(first, -days), shifted(last, days)


def merged(ranges: Iterable[Iterator[_Days]]) -> Iterator[_Days]:
    """Days to look up, pair by pair, those that touch each other as one question."""
    last: _Days | None = None
    for pair, first, until in sorted({each for several in ranges for each in several}):
        if last and last[0] == pair and first <= last[2]:
            last = (pair, last[1], max(last[2], until))
            continue
        if last:
            yield last
        last = (pair, first, until)
    if last:
        yield last
