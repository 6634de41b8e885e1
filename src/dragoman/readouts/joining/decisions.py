"""What people decide: that mentions are of one encounter, or that some are not. Kept for good, ended, never erased.

A decision names mentions by the report, the encounter's id in its record and the words it stands on, so that it holds
for a newer reading as well, wherever that still tells of an encounter in those words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Any, Literal

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection, Row

from ...ledger.forms import now
from ...ledger.join_tables import join_decision_endings, join_decision_reports, join_decisions
from ...ledger.raws import next_key
from ...model import content_id
from . import store
from .decided import Decided
from .mention import Mention

Verdict = Literal["joined", "parted"]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as a decision names it."""

    report: str
    encounter: str
    words: tuple[str, ...]

    def is_of(self, mention: Mention) -> bool:
        """Whether the mention tells what was named: by its id, or by its words."""
        if mention.report != self.report:
            return False
        return mention.id == self.encounter or bool(set(self.words) & set(mention.words))


@dataclass(frozen=True, slots=True)
class Decision:
    """Who decided what, when and why; `ended` is who ended it, why and when, None while it holds."""

    key: int
    id: str
    verdict: Verdict
    ones: tuple[Named, ...]
    others: tuple[Named, ...]
    reason: str
    who: str
    at: str
    ended: tuple[str, str, str] | None


def named(mention: Mention) -> Named:
    return Named(mention.report, mention.id, mention.words)


def keep_decision(
    connection: Connection, verdict: Verdict, ones: Sequence[Mention], others: Sequence[Mention], said: tuple[str, str]
) -> Decision:
    """Put a decision in; the same one, said again while it holds, is left as it is. `said` is the reason and who."""
    reason, who = said
    told = [[_plain(named(one)) for one in some] for some in (ones, others)]
    keys = sorted({one.key >> 20 for one in (*ones, *others)})
    alike = [one for one in decisions_of(connection, keys) if (one.verdict, _told(one)) == (verdict, told)]
    if standing := [one for one in alike if one.ended is None]:
        return standing[0]
    row = {
        "key": next_key(connection, join_decisions),
        "id": content_id("decision", verdict, told, reason, who, len(alike)),
        "verdict": verdict,
        **{name: json.dumps(some, ensure_ascii=False) for name, some in zip(("ones", "others"), told, strict=True)},
        "reason": reason,
        "who": who,
        "at": now(),
    }
    connection.execute(insert(join_decisions).values(row))
    connection.execute(insert(join_decision_reports), [{"report": key, "decision": row["key"]} for key in keys])
    return decision_named(connection, str(row["id"]))[0]


def end_decision(connection: Connection, decision: Decision, reason: str, who: str) -> None:
    row = {"decision": decision.key, "reason": reason, "who": who, "at": now()}
    connection.execute(insert(join_decision_endings).values(row))


def decisions_of(connection: Connection, report_keys: Sequence[int]) -> list[Decision]:
    """Every decision that names one of the reports with these keys, oldest first."""
    query = _ASKED.join(join_decision_reports, join_decision_reports.c.decision == join_decisions.c.key)
    query = query.where(join_decision_reports.c.report.in_(report_keys))
    found = {row.key: _drawn(row) for row in connection.execute(query.order_by(join_decisions.c.key))}
    return list(found.values())


def all_decisions(connection: Connection) -> list[Decision]:
    """Every decision, oldest first."""
    return [_drawn(row) for row in connection.execute(_ASKED.order_by(join_decisions.c.key))]


def decision_named(connection: Connection, id: str) -> list[Decision]:
    """The decision with this id; none or one."""
    return [_drawn(row) for row in connection.execute(_ASKED.where(join_decisions.c.id == id))]


def mentions_decided_with(connection: Connection, mentions: Sequence[Mention]) -> list[store.Kept]:
    """What decisions that hold name together with these mentions."""
    found = [one for one in _in_force(connection, mentions) if any(_names(one, mention) for mention in mentions)]
    wanted = [each for decision in found for each in (*decision.ones, *decision.others)]
    if not wanted:
        return []
    keys = store.report_keys(connection, {each.report for each in wanted})
    kept = store.mentions_of_reports(connection, keys)
    return [one for one in kept if any(each.is_of(one.mention) for each in wanted)]


def decided_of(connection: Connection, mentions: Iterable[Mention]) -> Decided:
    """What holds between these mentions; of two decisions on the same two the later one."""
    mentions = list(mentions)
    verdicts: dict[tuple[int, int], Verdict] = {}
    for decision in _in_force(connection, mentions):
        ones, others = (
            [one.key for one in mentions if any(each.is_of(one) for each in some)]
            for some in (decision.ones, decision.others)
        )
        pairs = product(ones, others) if decision.verdict == "parted" else combinations(sorted({*ones, *others}), 2)
        verdicts |= {(min(pair), max(pair)): decision.verdict for pair in pairs}
    told = {verdict: frozenset(pair for pair, it in verdicts.items() if it == verdict) for verdict in verdicts.values()}
    return Decided(told.get("joined", frozenset()), told.get("parted", frozenset()))


def _in_force(connection: Connection, mentions: Sequence[Mention]) -> list[Decision]:
    keys = sorted({one.key >> 20 for one in mentions})
    found: dict[int, Decision] = {}
    for start in range(0, len(keys), 500):
        found |= {one.key: one for one in decisions_of(connection, keys[start : start + 500]) if one.ended is None}
    return [found[key] for key in sorted(found)]


def _names(decision: Decision, mention: Mention) -> bool:
    return any(each.is_of(mention) for each in (*decision.ones, *decision.others))


def _plain(one: Named) -> dict[str, Any]:
    return {"report": one.report, "encounter": one.encounter, "words": list(one.words)}


def _told(decision: Decision) -> list[list[dict[str, Any]]]:
    return [[_plain(one) for one in some] for some in (decision.ones, decision.others)]


def _drawn(row: Row[Any]) -> Decision:
    ones, others = (
        tuple(Named(one["report"], one["encounter"], tuple(one["words"])) for one in json.loads(some))
        for some in (row.ones, row.others)
    )
    ended = None if row.end_at is None else (row.end_who, row.end_reason, row.end_at)
    return Decision(row.key, row.id, row.verdict, ones, others, row.reason, row.who, row.at, ended)


_ENDINGS = join_decision_endings.c
_ASKED = select(
    join_decisions,
    _ENDINGS.who.label("end_who"),
    _ENDINGS.reason.label("end_reason"),
    _ENDINGS.at.label("end_at"),
).outerjoin(join_decision_endings, _ENDINGS.decision == join_decisions.c.key)
