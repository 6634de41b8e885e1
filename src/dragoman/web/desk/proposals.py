"""What contributors propose: kept at the desk until an editor approves or declines it, and after that as well."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any, Literal, get_args

from sqlalchemy import Row, Select, func, insert, select, update
from sqlalchemy.engine import Connection

from ...errors import OptionError
from ...ledger.corrections import KindName, Verdict
from ...ledger.forms import now
from .audit import Doer, note
from .facts_shown import Excerpt
from .tables import accounts, proposals

State = Literal["open", "approved", "declined", "withdrawn"]
STATES: tuple[State, ...] = get_args(State)
# So many may wait at once of one person; an editor has to read them all.
MOST_OPEN = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be said of a fact: `fact` is empty for a new one, `fields` are what is set, in the record's form."""

    report: str
    kind: KindName
    fact: str
    verdict: Verdict
    fields: Mapping[str, Any] | None
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal. `program` is the fact as it stood when it was made, `excerpt` what it stands on."""

    key: int
    id: str
    wanted: Wanted
    program: dict[str, Any] | None
    excerpt: Excerpt
    who: str
    at: str
    state: State
    decider: str | None
    decided: str | None
    decided_reason: str | None
    correction: str | None

    @property
    def is_open(self) -> bool:
        return self.state == "open"


def propose(
    connection: Connection, wanted: Wanted, program: Mapping[str, Any] | None, excerpt: Excerpt, account: int, by: Doer
) -> str:
    """Keep a proposal; gives its id. Raises OptionError for what the same person proposed already."""
    p = proposals.c
    told: dict[str, Any] = {
        "report": wanted.report,
        "kind": wanted.kind,
        "fact": wanted.fact,
        "verdict": wanted.verdict,
    }
    told |= {"fields": None if wanted.fields is None else json.dumps(wanted.fields, sort_keys=True)}
    own = (p.proposer == account) & (p.state == "open")
    if (connection.scalar(select(func.count()).select_from(proposals).where(own)) or 0) >= MOST_OPEN:
        raise OptionError(f"{MOST_OPEN} of your proposals wait to be looked at; wait until some are")
    alike = own & (p.report == wanted.report) & (p.fact == wanted.fact) & (p.verdict == wanted.verdict)
    for id, fields in connection.execute(select(p.id, p.fields).where(alike)):
        if fields == told["fields"]:
            raise OptionError(f"you proposed that already: {id}")
    id = f"proposal:{token_hex(6)}"
    row = told | {"id": id, "reason": wanted.reason, "at": now(), "state": "open", "proposer": account}
    row |= {"before": excerpt.before, "words": excerpt.words, "after": excerpt.after}
    row["program"] = None if program is None else json.dumps(program)
    connection.execute(insert(proposals).values(row))
    note(connection, by, "proposed", f"{id}: {wanted.kind} {wanted.fact or 'new'} {wanted.verdict}")
    return id


def find_proposal(connection: Connection, id: str) -> Proposal | None:
    row = connection.execute(_asked().where(proposals.c.id == id)).first()
    return None if row is None else _drawn(row)


def proposals_page(
    connection: Connection,
    size: int,
    before: int | None = None,
    *,
    states: tuple[State, ...] = STATES,
    report: str | None = None,
    kind: str | None = None,
    who: str | None = None,
) -> list[Proposal]:
    """Proposals in these states, the newest first, older than the one with the key `before`."""
    p = proposals.c
    query = _asked().where(p.state.in_(states)).order_by(p.key.desc()).limit(size)
    if before is not None:
        query = query.where(p.key < before)
    for column, value in ((p.report, report), (p.kind, kind), (accounts.c.name, who)):
        query = query.where(column == value) if value else query
    return [_drawn(row) for row in connection.execute(query)]


def proposals_of(connection: Connection, report: str, fact: str) -> list[Proposal]:
    """What was ever proposed of a fact, the oldest first."""
    is_of = (proposals.c.report == report) & (proposals.c.fact == fact)
    return [_drawn(row) for row in connection.execute(_asked().where(is_of).order_by(proposals.c.key))]


def count_proposals(connection: Connection) -> dict[str, int]:
    query = select(proposals.c.state, func.count()).group_by(proposals.c.state)
    return dict.fromkeys(STATES, 0) | {row[0]: row[1] for row in connection.execute(query)}


def decide(
    connection: Connection,
    proposal: Proposal,
    state: State,
    reason: str,
    account: int | None,
    by: Doer,
    correction: str | None = None,
) -> None:
    """Approve, decline or withdraw. Raises OptionError where somebody did meanwhile, or for want of a reason."""
    if state == "declined" and not reason.strip():
        raise OptionError("say why it is declined: who proposed it will want to know")
    is_open = (proposals.c.key == proposal.key) & (proposals.c.state == "open")
    told = {"state": state, "decider": account, "decided": now(), "decided_reason": reason.strip()}
    done = connection.execute(update(proposals).where(is_open).values(told | {"correction": correction}))
    if done.rowcount != 1:
        raise OptionError(f"{proposal.id}: somebody decided on it meanwhile; look again")
    made = f" as {correction}" if correction else ""
    note(connection, by, f"proposal {state}", f"{proposal.id} by {proposal.who}{made}")


def approver_of(connection: Connection, correction: str) -> Proposal | None:
    """The proposal that a correction of the ledger came from, if from any."""
    row = connection.execute(_asked().where(proposals.c.correction == correction)).first()
    return None if row is None else _drawn(row)


_deciders = accounts.alias("deciders")


def _asked() -> Select[Any]:
    joined = proposals.join(accounts, accounts.c.key == proposals.c.proposer)
    joined = joined.outerjoin(_deciders, _deciders.c.key == proposals.c.decider)
    named = (accounts.c.name.label("who"), _deciders.c.name.label("decider_name"))
    return select(proposals, *named).select_from(joined)


def _drawn(row: Row[Any]) -> Proposal:
    fields = row.fields and json.loads(row.fields)
    return Proposal(
        row.key,
        row.id,
        Wanted(row.report, row.kind, row.fact, row.verdict, fields, row.reason),
        row.program and json.loads(row.program),
        Excerpt(row.before, row.words, row.after),
        row.who,
        row.at,
        row.state,
        row.decider_name,
        row.decided,
        row.decided_reason,
        row.correction,
    )
