"""One correction or proposal as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import DragomanError, LedgerError
from ...ledger import Correction, View
from ...ledger.corrections.kinds import KINDS
from ...ledger.corrections.listing import correction_with
from ...readouts.joining.decisions import Decision, decision_named
from ..errors import NotThere
from .correcting import as_it_is, changes_of, why_stale
from .facts_shown import Excerpt, Row, compared, excerpts
from .keeping import Desk
from .proposals import Proposal, approver_of, find_proposal, proposals_of

_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a fact's history."""

    at: str
    who: str
    what: str
    reason: str
    id: str


@dataclass(frozen=True, slots=True)
class One:
    """A page's worth. `state` is how it stands in one word, `told` in a sentence; `troubles` are why it may not fit."""

    id: str
    kind: str
    verdict: str
    report: str
    fact: str
    who: str
    at: str
    reason: str
    state: str
    told: str
    troubles: tuple[str, ...]
    excerpts: list[Excerpt]
    rows: list[Row]
    history: list[Said]
    fits: bool = True

    @property
    def sets_fields(self) -> bool:
        """Whether a person says something of fields, and not only that the fact is right or wrong."""
        return self.verdict in ("amended", "added")

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    @property
    def is_in_force(self) -> bool:
        return self.state == "in force"


def proposal_shown(view: View, desk: Desk, id: str) -> One:
    """A proposal, beside the fact as it is now. Raises NotThere."""
    with desk.reading() as connection:
        proposal = find_proposal(connection, id)
    if proposal is None:
        raise NotThere(f"Nobody proposed anything under {id}.")
    wanted, found, rows, troubles = proposal.wanted, [], [], []
    try:
        now = as_it_is(view, wanted)
        found = excerpts(now.spans, now.record.report.text)
        rows = compared(now.kind, now.program, wanted.fields or {}, now.record)
        if proposal.is_open:
            rows = compared(now.kind, now.program, changes_of(now, wanted), now.record)
            troubles = [*filter(None, [why_stale(now, proposal.program)])]
    except DragomanError as error:
        troubles = [f"This fits the record no more. {_sentence(error)}"] if proposal.is_open else []
    fits = not any("fits the record no more" in trouble for trouble in troubles)
    if not found and proposal.excerpt.words:
        found = [proposal.excerpt]
    troubles += _rivals(view, desk, proposal)
    return One(
        id, wanted.kind, wanted.verdict, wanted.report, wanted.fact, proposal.who, proposal.at, wanted.reason,
        proposal.state, _how_it_stands(proposal), tuple(troubles), found, rows,
        _history(view, desk, wanted.report, wanted.fact, id), fits,
    )  # fmt: skip


def correction_shown(view: View, desk: Desk, id: str) -> One:
    """A correction in the ledger, on the reading on which it was made. Raises NotThere."""
    with view.looking() as connection:
        one = correction_with(connection, id)
    if one is None:
        raise NotThere(f"This ledger holds no correction {id}.")
    with desk.reading() as connection:
        source = approver_of(connection, id)
    troubles = (f"It fits no fact of the current reading: {one.trouble}.",) if one.is_unfitting else ()
    state = "in force" if one.is_in_force else "ended"
    return One(
        id, one.kind, one.verdict, one.report, one.fact, one.who, one.at, one.reason, state,
        _told(one, source), troubles, [Excerpt(a.before, a.words, a.after) for a in one.anchors[:4]],
        _rows(view, one), _history(view, desk, one.report, one.fact, id),
    )  # fmt: skip


def decision_shown(view: View, id: str) -> Decision:
    """A decision on which reports tell of one encounter. Raises NotThere."""
    with view.looking() as connection:
        found = decision_named(connection, id)
    if not found:
        raise NotThere(f"This ledger holds no decision {id}.")
    return found[0]


def _rows(view: View, one: Correction) -> list[Row]:
    try:
        record = view.record(one.report, one.reader)
    except LedgerError:
        return []
    return compared(KINDS[one.kind], one.program, one.value or {}, record)


def _how_it_stands(proposal: Proposal) -> str:
    if proposal.is_open:
        return "Proposed; an editor has not decided yet."
    why = f": {proposal.decided_reason}" if proposal.decided_reason else "."
    return f"{proposal.state.capitalize()} by {proposal.decider or 'its author'}{why}"


def _told(one: Correction, source: Proposal | None) -> str:
    approved = f" Proposed by {source.who}, approved by {source.decider}." if source is not None else ""
    if one.ending is not None:
        return f"Ended by {one.ending.who}: {one.ending.reason}{approved}"
    return f"In force.{approved}"


def _rivals(view: View, desk: Desk, proposal: Proposal) -> list[str]:
    """What else was said of the same fact since, or is proposed beside it."""
    if not proposal.is_open or not proposal.wanted.fact:
        return []
    wanted = proposal.wanted
    said = list(view.corrections(report=wanted.report, fact=wanted.fact, in_force=True))
    since = [f"{one.who} has {one.verdict} this fact ({one.id})" for one in said if one.at >= proposal.at]
    with desk.reading() as connection:
        beside = [
            f"{one.who} proposes something else of this fact ({one.id})"
            for one in proposals_of(connection, wanted.report, wanted.fact)
            if one.is_open and one.key != proposal.key
        ]
    return [f"{words}." for words in since + beside]


def _history(view: View, desk: Desk, report: str, fact: str, but: str) -> list[Said]:
    """All that was ever said or proposed of the fact, the oldest first."""
    if not fact:
        return []
    told: list[Said] = []
    for one in view.corrections(report=report, fact=fact):
        told.append(Said(one.at, one.who, one.verdict, one.reason, one.id))
        if one.ending is not None:
            told.append(Said(one.ending.at, one.ending.who, "ended what was said", one.ending.reason, one.id))
    with desk.reading() as connection:
        for each in proposals_of(connection, report, fact):
            told.append(Said(each.at, each.who, f"proposed: {each.wanted.verdict}", each.wanted.reason, each.id))
            if each.decided is not None:
                told.append(
                    Said(each.decided, each.decider or "", f"{each.state} it", each.decided_reason or "", each.id)
                )
    return sorted(told, key=lambda line: line.at) if any(line.id != but for line in told) else []


def _sentence(error: Exception) -> str:
    words = str(error)[:_LONGEST]
    return words if words.endswith(".") else f"{words[:1].upper()}{words[1:]}."
