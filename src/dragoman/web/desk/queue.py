"""The corrections page's lines: proposals of the desk and corrections of the ledger, in one shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlalchemy.engine import Connection

from ...ledger import Correction, View
from ...ledger.corrections.listing import count_corrections, page_of
from ...ledger.corrections.shapes import State as InLedger
from ...readouts.joining.decisions import Decision, all_decisions
from .facts_shown import Excerpt
from .keeping import Desk
from .proposals import Proposal, State, count_proposals, proposals_page

Shown = Literal["open", "in-force", "unfitting", "ended", "declined", "joins"]
SHOWN: tuple[Shown, ...] = get_args(Shown)
_IN_LEDGER: dict[Shown, InLedger] = {"in-force": "in force", "unfitting": "unfitting", "ended": "ended"}
_AT_DESK: dict[Shown, tuple[State, ...]] = {"open": ("open",), "declined": ("declined", "withdrawn")}
PAGE = 50
_LONGEST = 240
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to; empty is everything."""

    report: str = ""
    kind: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that somebody said or proposed. `id` is its address's; `note` what came of it."""

    key: int
    id: str
    report: str
    kind: str
    verdict: str
    excerpt: Excerpt
    reason: str
    who: str
    at: str
    note: str


def counted(view: View, desk: Desk) -> dict[Shown, int]:
    """How many lines each list has."""
    with desk.reading() as connection:
        proposed = count_proposals(connection)
    with view.looking() as connection:
        said, joins = count_corrections(connection), len(all_decisions(connection))
    counts: dict[Shown, int] = {shown: said[state] for shown, state in _IN_LEDGER.items()}
    counts |= {shown: sum(proposed[state] for state in states) for shown, states in _AT_DESK.items()}
    return {shown: counts.get(shown, joins) for shown in SHOWN}


def lines(view: View, desk: Desk, shown: Shown, after: int | None, wanted: Filters) -> list[Line]:
    """A page of a list and one line more, where there is more: the newest first."""
    if shown in _AT_DESK:
        with desk.reading() as connection:
            return [_proposed(one) for one in _proposals(connection, _AT_DESK[shown], after, wanted)]
    with view.looking() as connection:
        if shown == "joins":
            return [_joined(one) for one in _decisions(connection, after, wanted)]
        page = page_of(
            connection, _IN_LEDGER[shown], PAGE + 1, after,
            report=wanted.report, kind=wanted.kind, who=wanted.who,
        )  # fmt: skip
        return [_said(one) for one in page]


def _proposals(connection: Connection, states: tuple[State, ...], after: int | None, wanted: Filters) -> list[Proposal]:
    return proposals_page(
        connection, PAGE + 1, after, states=states, report=wanted.report, kind=wanted.kind, who=wanted.who
    )


def _decisions(connection: Connection, after: int | None, wanted: Filters) -> list[Decision]:
    """What people decided of which reports tell of one encounter: few, for each took a person's time."""
    found = [one for one in reversed(all_decisions(connection)) if after is None or one.key < after]
    if wanted.who:
        found = [one for one in found if one.who == wanted.who]
    if wanted.report:
        found = [one for one in found if any(each.report == wanted.report for each in (*one.ones, *one.others))]
    return [] if wanted.kind not in ("", "encounter") else found[: PAGE + 1]


def _proposed(one: Proposal) -> Line:
    wanted = one.wanted
    note = "" if one.is_open else f"{one.state} by {one.decider}: {one.decided_reason}"
    return Line(
        one.key, one.id, wanted.report, wanted.kind, wanted.verdict, _cut(one.excerpt), _brief(wanted.reason),
        one.who, one.at, _brief(note),
    )  # fmt: skip


def _said(one: Correction) -> Line:
    anchor = one.anchors[0] if one.anchors else None
    said = Excerpt("", "", "") if anchor is None else Excerpt(f"…{anchor.before}", anchor.words, f"{anchor.after}…")
    note = one.trouble or ""
    if one.ending is not None:
        note = f"ended by {one.ending.who}: {one.ending.reason}"
    return Line(
        one.key, one.id, one.report, one.kind, one.verdict, _cut(said), _brief(one.reason), one.who, one.at,
        _brief(note),
    )  # fmt: skip


def _joined(one: Decision) -> Line:
    words = " · ".join(" ".join(each.words[:1]) for each in (*one.ones[:1], *one.others[:1]))
    note = "" if one.ended is None else f"ended by {one.ended[0]}: {one.ended[1]}"
    return Line(
        one.key, one.id, one.ones[0].report if one.ones else "", "encounter", one.verdict, _cut(Excerpt("", words, "")),
        _brief(one.reason), one.who, one.at, _brief(note),
    )  # fmt: skip


def _cut(said: Excerpt) -> Excerpt:
    """A line's worth of the words, with a little around them."""
    before, after = (" ".join(part.split()) for part in (said.before[-_AROUND:], said.after[:_AROUND]))
    return Excerpt(f"{before} " if before else "", _brief(said.words), f" {after}" if after else "")


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
