"""A side over time: what it always says in its readouts with one partner, what is new, what it no longer says.

`set_against` compares an account with earlier ones of the same side; `side_over_time` takes those out of a ledger.
Subjects and third parties are compared, by the labels that all accounts share; sums and loose phrases are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...errors import OptionError
from ...model import Encounter, Record
from ..publishers import side_of, side_of_publisher
from .account import Raised, SideAccount, Telling
from .tell import tell_accounts

if TYPE_CHECKING:
    from ...ledger import View

# So many earlier readouts are looked at, the newest; with fewer than the least, nothing is "always" or "no longer".
MOST, LEAST = 20, 3
ALWAYS, USUALLY = 0.8, 0.5
_COMPARED = ("subject", "named")


@dataclass(frozen=True, slots=True)
class Habit:
    """A matter over time: the share, 0–1, of the earlier accounts that raise it, and how it is raised in each."""

    label: str
    share: float
    now: Raised | None
    earlier: tuple[tuple[SideAccount, Raised], ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """An account set against earlier ones, newest first: `always` (also now), `new` (in none before), `no_longer`."""

    now: SideAccount
    earlier: tuple[SideAccount, ...]
    always: tuple[Habit, ...]
    new: tuple[Habit, ...]
    no_longer: tuple[Habit, ...]


def set_against(now: SideAccount, earlier: Sequence[SideAccount]) -> OverTime:
    """The account against the earlier ones, most usual first; `new` in the order of the text."""
    habits = list(_habits(now, earlier))
    is_enough = len(earlier) >= LEAST
    usual = sorted(habits, key=lambda habit: (-habit.share, habit.label))
    return OverTime(
        now,
        tuple(earlier),
        tuple(h for h in usual if is_enough and h.now and h.share >= ALWAYS),
        tuple(h for h in habits if h.now and not h.earlier) if earlier else (),
        tuple(h for h in usual if is_enough and not h.now and h.share >= USUALLY),
    )


def _habits(now: SideAccount, earlier: Sequence[SideAccount]) -> Iterator[Habit]:
    raised = {r.label: r for r in now.raised if r.kind in _COMPARED}
    before = [{r.label: r for r in account.raised if r.kind in _COMPARED} for account in earlier]
    for label in dict.fromkeys((*raised, *(label for labels in before for label in labels))):
        told = tuple((a, labels[label]) for a, labels in zip(earlier, before, strict=True) if label in labels)
        yield Habit(label, round(len(told) / len(earlier), 3) if earlier else 0.0, raised.get(label), told)


def side_over_time(view: View, side: str, partner: str, report: Record) -> OverTime:
    """A side's readout against its earlier ones with the same partner that a ledger holds.

    Raises OptionError when the report tells of no encounter between the two.
    """
    encounter = between(report, side, partner)
    if encounter is None:
        raise OptionError(f"{report.report.title or 'the report'}: tells of no encounter between {side} and {partner}")
    tellings = [Telling(report, encounter, side), *earlier_tellings(view, side, partner, report)]
    now, *earlier = tell_accounts(tellings)
    return set_against(now, earlier)


def earlier_tellings(view: View, side: str, partner: str, report: Record) -> list[Telling]:
    """The side's own readouts with the partner of days before the report's, newest first, at most MOST.

    Readouts in nearly the same words count each: the ledger tells them as one story, told again.
    """
    until = _day(report)
    seen = {report.report.id}
    found: list[Telling] = []
    for row in view.encounters(side, partner, until=until or None, status="held").newest_first():
        told = (row.told.report,) if side_of_publisher(row.told.publisher) == side else ()
        for id in (*told, *(again.report for again in row.again)):
            if id in seen:
                continue
            seen.add(id)
            record = view.record(id)
            encounter = between(record, side, partner)
            if encounter is not None and side_of(record.report) == side and not (until and _day(record) >= until):
                found.append(Telling(record, encounter, side))
        if len(found) >= MOST:
            break
    return sorted(found, key=lambda telling: _day(telling.record), reverse=True)[:MOST]


def _day(record: Record) -> str:
    """The day on which a report appeared; empty where it is not dated."""
    return record.report.published.start[:10] if record.report.published else ""


def between(record: Record, side: str, partner: str) -> Encounter | None:
    """The encounter of the two sides that the report tells most of."""
    both = [e for e in record.encounters if {side, partner} <= set(e.countries)]
    return max(both, key=lambda e: sum(len(account.topics) for account in e.accounts), default=None)


def partner_of(record: Record) -> tuple[str, str]:
    """The side whose report it is and whom it met. Raises OptionError where the report does not tell."""
    side = side_of(record.report)
    title = record.report.title or "the report"
    if side is None:
        raise OptionError(f"{title}: its publisher does not tell whose side it is; name a government's readout")
    met = [e for e in record.encounters if side in e.countries and len(e.countries) > 1]
    main = max(met, key=lambda e: sum(len(account.topics) for account in e.accounts), default=None)
    if main is None:
        raise OptionError(f"{title}: tells of no encounter of {side} with another side")
    return side, next(country for country in main.countries if country != side)
