"""A person joins and parts encounters; the ledger keeps it with who, when and why, beside what the program says.

with dragoman.open("news.db") as ledger:
    Joiner(ledger.writer).join(["joined:1f…", "joined:9c…"], reason="The summit's second day.", who="A. Berg")
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import Connection

from ...errors import LedgerError, OptionError
from ...ledger import Writer
from . import store
from .decisions import Decision, decision_named, end_decision, keep_decision
from .keep import rejoin
from .look import find_joined


class Joiner:
    """Takes decisions. `who` is who decides and `reason` why: neither may be empty.

    Raises LedgerError when the ledger holds no such encounter, OptionError when what is said makes no sense.
    """

    def __init__(self, writer: Writer) -> None:
        self._writer = writer

    def join(self, encounters: Sequence[str], *, reason: str, who: str) -> Decision:
        """Say that these encounters, by their ids, are one."""
        said = _said(reason, who)
        with self._writer.transaction() as connection:
            ids = [self._id(connection, id) for id in encounters]
            if len(set(ids)) < 2:
                raise OptionError("to join takes two encounters or more; name their ids")
            kept = store.mentions_of_encounters(connection, ids)
            ones = [one.mention for one in kept if one.joined == ids[0]]
            others = [one.mention for one in kept if one.joined != ids[0]]
            decision = keep_decision(connection, "joined", ones, others, said)
            rejoin(connection, kept)
            return decision

    def part(self, encounter: str, reports: Sequence[str], *, reason: str, who: str) -> Decision:
        """Say that what these reports (their ids, or how these begin) tell is not of this encounter."""
        said = _said(reason, who)
        with self._writer.transaction() as connection:
            id = self._id(connection, encounter)
            kept = store.mentions_of_encounters(connection, [id])
            ones = [one.mention for one in kept if any(one.mention.report.startswith(name) for name in reports)]
            others = [one.mention for one in kept if one.mention not in ones]
            if not ones or not others:
                which = "none" if not ones else "all"
                raise OptionError(f"{id}: {which} of its reports are among {', '.join(reports)}; name some of them")
            decision = keep_decision(connection, "parted", ones, others, said)
            rejoin(connection, kept)
            return decision

    def end(self, decision: str, *, reason: str, who: str) -> Decision:
        """Let a decision hold no longer. It is kept, with who ended it and why."""
        said = _said(reason, who)
        with self._writer.transaction() as connection:
            found = decision_named(connection, decision)
            if not found:
                raise LedgerError(
                    self._writer.place.name, f"holds no decision {decision}; dragoman correct joins lists them"
                )
            if found[0].ended is not None:
                raise OptionError(f"{decision}: was ended by {found[0].ended[0]} at {found[0].ended[2]} already")
            kept = _named_by(connection, found[0])
            end_decision(connection, found[0], *said)
            rejoin(connection, kept)
            return decision_named(connection, decision)[0]

    def _id(self, connection: Connection, id: str) -> str:
        return find_joined(connection, id, self._writer.place.name).id


def _named_by(connection: Connection, decision: Decision) -> list[store.Kept]:
    """The mentions that a decision names, and all of the encounters that they are in now."""
    keys = store.report_keys(connection, {one.report for one in (*decision.ones, *decision.others)})
    kept = store.mentions_of_reports(connection, keys)
    found = [one for one in kept if any(each.is_of(one.mention) for each in (*decision.ones, *decision.others))]
    return store.mentions_of_encounters(connection, {one.joined for one in found if one.joined})


def _said(reason: str, who: str) -> tuple[str, str]:
    for words, what in ((reason, "a reason"), (who, "a name of who says so")):
        if not words.strip():
            raise OptionError(f"a decision needs {what}; it stands beside the encounter for good")
    return reason.strip(), who.strip()
