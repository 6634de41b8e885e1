"""Brings the joined encounters of a ledger up to date with its reports, lot by lot, each in one transaction.

What changes is looked at together with what it can touch (`region`). The rest of the ledger is not read, so one report
costs the same however many encounters there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.engine import Connection

from ...ledger import Ledger, Writer
from . import store
from .cluster import Cluster, cluster_mentions
from .decided import Decided
from .decisions import decided_of
from .drawing import draw_mentions
from .fit import Fit
from .loose import gather_leftovers, place_loose
from .mention import Mention, in_order
from .region import Region
from .summary import Summary, founder_of, summarise
from .visits import renew_parents

LOT = 200


@dataclass(frozen=True, slots=True)
class Account:
    """What one bringing up to date did: reports looked at, and encounters put together anew."""

    reports: int
    encounters: int


def keep_joined(ledger: Ledger | Writer, lot: int = LOT) -> Account:
    """Join the encounters of all reports that wait for it. What was done is kept if it is interrupted."""
    writer = ledger.writer if isinstance(ledger, Ledger) else ledger
    reports = encounters = 0
    while True:
        with writer.transaction() as connection:
            waiting = store.waiting_reports(connection, lot)
            if not waiting:
                return Account(reports, encounters)
            encounters += join_reports(connection, waiting)
            store.strike_off(connection, waiting)
        reports += len(waiting)


def join_reports(connection: Connection, reports: Sequence[int]) -> int:
    """Join these reports' encounters anew, within the transaction under way. How many encounters were made anew."""
    before = store.mentions_of_reports(connection, reports)
    drawn = draw_mentions(connection, reports)
    old = {kept.mention.key: kept.mention for kept in before}
    new = {mention.key: mention for mention in drawn}
    gone = [kept for kept in before if new.get(kept.mention.key) != kept.mention]
    come = [mention for mention in drawn if old.get(mention.key) != mention]
    store.take_mentions(connection, [kept.mention.key for kept in gone])
    store.put_mentions(connection, come)
    return rejoin(connection, [store.Kept(mention, None, ()) for mention in come], gone)


def rejoin(connection: Connection, come: Iterable[store.Kept], gone: Sequence[store.Kept] = ()) -> int:
    """Put together anew what these mentions touch. How many encounters that made."""
    region = Region(connection)
    region.gather(come, gone)
    work = _Work(connection, region, _decided(connection, region))
    work.join()
    return work.write()


@dataclass(slots=True)
class _Work:
    """One region put together. `standing` are encounters outside it in which some of its mentions find their place."""

    connection: Connection
    region: Region
    decided: Decided
    clusters: list[Cluster] = field(default_factory=list)
    standing: dict[str, Cluster] = field(default_factory=dict)
    gains: dict[str, list[tuple[Mention, Fit | None]]] = field(default_factory=dict)
    rivals: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def join(self) -> None:
        """The named mentions first, then each other one where it fits, then what is left among itself."""
        self.clusters = cluster_mentions(self.region.named.values(), self.decided)
        fresh = {mention.key: cluster for cluster in self.clusters for mention in cluster.mentions}
        left = [one for one in in_order(self.region.loose.values()) if not self._place(one, fresh)]
        left = self.region.gather_leftovers(left)
        self.clusters += gather_leftovers(left, _decided(self.connection, self.region))

    def _place(self, mention: Mention, fresh: dict[int, Cluster]) -> bool:
        """Whether a loose mention found its encounter."""
        candidates = self._candidates(mention, fresh)
        anchors = [Cluster([one for one in cluster.mentions if one.is_named]) for _, cluster in candidates]
        placed = place_loose(mention, anchors, self.decided)
        if placed.at is None:
            self.rivals[mention.key] = tuple(sorted(_id(anchors[at].mentions) for at in placed.rivals))
            return False
        id, cluster = candidates[placed.at]
        if id is not None:
            self.gains.setdefault(id, []).append((mention, placed.fit))
        else:
            cluster.mentions.append(mention)
            if placed.fit:
                cluster.fits[mention.key] = placed.fit
        return True

    def _candidates(self, mention: Mention, fresh: dict[int, Cluster]) -> list[tuple[str | None, Cluster]]:
        """Encounters within the days of a mention, and those a person joined it to; the id of those that stand."""
        found: dict[int, tuple[str | None, Cluster]] = {}
        for kept in self._near(mention):
            cluster = fresh.get(kept.mention.key)
            if cluster is None and kept.joined:
                cluster = self._stand(kept.joined)
                found[id(cluster)] = (kept.joined, cluster)
            elif cluster is not None:
                found[id(cluster)] = (None, cluster)
        for key, cluster in fresh.items():
            if self.decided.joined and self.decided.are_joined(mention, self.region.kept[key].mention):
                found[id(cluster)] = (None, cluster)
        return sorted(found.values(), key=lambda each: _id([one for one in each[1].mentions if one.is_named]))

    def _near(self, mention: Mention) -> Iterable[store.Kept]:
        if mention.window is None:
            return
        first, last = mention.window
        for pair in mention.pairs:
            yield from store.mentions_near(self.connection, pair, first, last, named=True)

    def _stand(self, joined: str) -> Cluster:
        if joined not in self.standing:
            kept = store.mentions_of_encounters(self.connection, [joined])
            self.standing[joined] = Cluster([one.mention for one in kept if one.mention.is_named])
        return self.standing[joined]

    def write(self) -> int:
        """Rows for what was put together; what these mentions belonged to before goes, or is told anew without them."""
        before = self.region.before()
        standing = {id for id in before if id in self._still_standing(before)} | set(self.gains)
        summaries = [self._summary(cluster) for cluster in self.clusters]
        for id in sorted(standing):
            summaries.append(self._standing_summary(id))
        store.take_encounters(self.connection, before | standing | {summary.id for summary in summaries})
        store.put_encounters(self.connection, summaries)
        renew_parents(self.connection, summaries)
        return len(summaries)

    def _still_standing(self, before: set[str]) -> set[str]:
        """Encounters that only lost what is not named: their named mentions are not part of the region."""
        kept = store.mentions_of_encounters(self.connection, before)
        return {one.joined for one in kept if one.joined and one.mention.key not in self.region.kept}

    def _summary(self, cluster: Cluster) -> Summary:
        summary = summarise(cluster.mentions)
        founder = founder_of(cluster.mentions)
        is_alone = len(cluster.mentions) == 1
        rows = []
        for mention in cluster.mentions:
            how = cluster.fits.get(mention.key)
            first = "No other report tells of it." if is_alone else "The first to tell of it."
            why = first if mention is founder or how is None else how.why
            if rivals := self.rivals.get(mention.key, ()):
                why = f"It fits {len(rivals)} encounters equally well, and is left alone."
            score = None if mention is founder or how is None else how.score
            rows.append((mention, summary.id, score, why, rivals))
        store.assign(self.connection, rows)
        return summary

    def _standing_summary(self, id: str) -> Summary:
        kept = [one.mention for one in store.mentions_of_encounters(self.connection, [id])]
        gained = self.gains.get(id, [])
        stays = [one for one in kept if one.key not in self.region.kept]
        told = [(mention, id, how.score if how else None, how.why if how else "", ()) for mention, how in gained]
        store.assign(self.connection, told)
        return summarise([*stays, *(mention for mention, _ in gained)])


def _decided(connection: Connection, region: Region) -> Decided:
    return decided_of(connection, [kept.mention for kept in region.kept.values()])


def _id(mentions: Sequence[Mention]) -> str:
    return summarise(mentions).id
