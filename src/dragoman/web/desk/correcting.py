"""From the desk to the ledger: a fact looked up, what is wanted of it checked, and written through the Corrector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection
from sqlalchemy.exc import NoResultFound

from ...errors import OptionError
from ...exchange import part_to_dict
from ...ledger import Correction, Corrector, View, Writer
from ...ledger.corrections.find import Read, find_fact, find_report, read_of
from ...ledger.corrections.kinds import Fact, Kind, kind_named
from ...ledger.corrections.listing import correction_with
from ...ledger.corrections.values import addition, amendment
from ...model import Record, Span
from ...readouts.joining import Joiner
from ...readouts.joining.decisions import decision_named
from ..errors import NotThere
from .facts_shown import Excerpt, excerpt
from .proposals import Wanted


@dataclass(frozen=True, slots=True)
class FactNow:
    """A fact of the ledger as it is in force, and as the program has it; None, None for a new one."""

    report: str
    kind: Kind
    record: Record
    fact: Fact | None
    program: dict[str, Any] | None
    plain: dict[str, Any] | None

    @property
    def spans(self) -> tuple[Span, ...]:
        return () if self.fact is None else self.kind.spans(self.fact)

    @property
    def excerpt(self) -> Excerpt:
        """The first words it stands on."""
        return excerpt(self.spans[0], self.record.report.text) if self.spans else Excerpt("", "", "")


def fact_now(view: View, report: str | None, fact: str) -> FactNow:
    """The fact with this id. Raises NotThere where there is none, OptionError where several reports hold it."""
    with view.looking() as connection:
        found = find_fact(connection, fact, report or None, _not_there)
    own, now = part_to_dict(found.unamended), part_to_dict(found.fact)
    return FactNow(found.read.record.report.id, found.kind, found.read.in_force, found.fact, own, now)


def new_fact(view: View, report: str, kind: str) -> FactNow:
    """The place of a fact that is not there yet. Raises NotThere for a report there is not."""
    with view.looking() as connection:
        read = _read_of(connection, report)
    return FactNow(read.record.report.id, kind_named(kind), read.in_force, None, None, None)


def changes_of(now: FactNow, wanted: Wanted) -> dict[str, Any]:
    """What the fact would say differently, with what follows. Raises OptionError where that makes no sense."""
    if wanted.verdict == "amended" and now.fact is not None:
        return amendment(now.kind, now.fact, dict(wanted.fields or {}), now.record)
    if wanted.verdict == "added":
        return addition(now.kind, dict(wanted.fields or {}), wanted.reason, now.record)
    return {}


def as_it_is(view: View, wanted: Wanted) -> FactNow:
    """The fact that is meant, as it is now."""
    if wanted.verdict == "added":
        return new_fact(view, wanted.report, wanted.kind)
    return fact_now(view, wanted.report, wanted.fact)


def why_stale(now: FactNow, program: Mapping[str, Any] | None) -> str | None:
    """Why what was proposed may not be meant of the fact as it is now; None where nothing has changed."""
    if program is None or now.plain is None:
        return None
    changed = sorted(name for name, value in now.plain.items() if name in program and program[name] != value)
    return f"The fact has changed since this was proposed: {', '.join(changed)}." if changed else None


def write_correction(view: View, wanted: Wanted, who: str) -> Correction:
    """Put it into the ledger, in the name of `who`. Raises LedgerError, OptionError as the Corrector does."""
    with Writer(view.place) as writer:
        corrector = Corrector(writer)
        said: dict[str, Any] = {"reason": wanted.reason, "who": who}
        match wanted.verdict:
            case "disputed":
                return corrector.dispute(wanted.fact, report=wanted.report, **said)
            case "confirmed":
                return corrector.confirm(wanted.fact, report=wanted.report, **said)
            case "amended":
                return corrector.amend(wanted.fact, dict(wanted.fields or {}), report=wanted.report, **said)
            case "added":
                return corrector.add(wanted.report, wanted.kind, dict(wanted.fields or {}), **said)


def end_said(view: View, id: str, reason: str, who: str) -> None:
    """Let a correction, or a decision on encounters, hold no longer. Raises NotThere, OptionError."""
    if not reason.strip():
        raise OptionError("say why it is ended: the reason stands beside it for good")
    is_decision = id.startswith("decision:")
    with view.looking() as connection:
        if not (decision_named(connection, id) if is_decision else correction_with(connection, id)):
            raise NotThere(f"This ledger holds no correction {id}.")
    with Writer(view.place) as writer:
        if is_decision:
            Joiner(writer).end(id, reason=reason, who=who)
        else:
            Corrector(writer).end(id, reason=reason, who=who)


def _not_there(reason: str) -> NotThere:
    return NotThere(f"This ledger {reason.partition(';')[0]}.")


def _read_of(connection: Connection, report: str) -> Read:
    try:
        return read_of(connection, find_report(connection, report, _not_there))
    except NoResultFound as error:
        raise NotThere(f"The report {report} was never read.") from error
