"""The accounts of an encounter laid side by side: of several publishers, or of the sides that one report tells of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from ...ledger import View
from ...ledger import fact_tables as f
from ...ledger.tables import reports
from ...model import Span
from ...readouts.accounts import Fact, Telling, compare_accounts
from ...readouts.accounts.facts import state_facts
from ...readouts.accounts.sheet import Line, Row, Section, Sheet, lay_out
from ...readouts.accounts.stretch import stretch_of
from ...readouts.joining import JoinedEncounter, JoinedMention
from ...readouts.side_by_side import tellings_of
from ..addresses import address_of_report
from ..columns import SIDES, Column


@dataclass(frozen=True, slots=True)
class Compared:
    """Accounts as a page lays them out; `told` says whose they are."""

    sheet: Sheet
    columns: tuple[Column, ...]
    told: str


_MOST_LINES = 24
_TOPIC, _TONE = "topic", "tone"


def of_publishers(view: View, joined: JoinedEncounter, names: Mapping[str, str]) -> Compared | None:
    """The accounts of two sides' own publishers or more; None where fewer tell of it."""
    if len(joined.told_by) < 2:
        return None
    tellings = tellings_of(view, joined)
    if len(tellings) < 2:
        return None
    from ...readouts.accounts.likeness import likeness

    comparison = compare_accounts(tellings, likeness)
    sheet = lay_out(comparison)
    columns = tuple(
        Column(
            account.key,
            names.get(account.side or "", account.key),
            address_of_report(account.record.report.id),
            SIDES[at % len(SIDES)],
        )
        for at, account in enumerate(comparison.accounts)
    )
    return Compared(sheet, columns, "each side's own publisher")


def of_one_report(view: View, mention: JoinedMention, names: Mapping[str, str]) -> Compared | None:
    """What one report says that each side tells; None where it tells of fewer than two."""
    told = _told_in(view, mention.key)
    sides = tuple(dict.fromkeys(side for side, *_ in told))
    if len(sides) < 2:
        return None
    at = address_of_report(mention.told.report)
    columns = tuple(Column(side, names.get(side, side), at, SIDES[n % len(SIDES)]) for n, side in enumerate(sides))
    sections = tuple(section for section in _sections(told, sides) if section.rows)
    return Compared(Sheet("", sides, sections), columns, "one report")


_Told = Sequence[tuple[str, str, str, str, Span]]  # side, kind, label, words, span


def _told_in(view: View, encounter: int) -> _Told:
    """Topics and words of tone by side, in the order of the record."""
    c, text = f.encounter_accounts.c, reports.c.text
    words = func.substr(text, c.span_start + 1, c.span_end - c.span_start)
    query = select(c.side, c.kind, c.text, words, c.span_start, c.span_end)
    query = query.join(reports, reports.c.key == c.encounter // f.FACTS_A_REPORT)
    query = query.where(c.encounter == encounter, c.kind.in_((_TOPIC, _TONE))).order_by(c.position)
    with view.looking() as connection:
        return [
            (side, kind, label, words, Span(start, end))
            for side, kind, label, words, start, end in connection.execute(query)
        ]


def _sections(told: _Told, sides: Sequence[str]) -> Iterator[Section]:
    """Topics that several sides have, topics of one alone, and the words of tone."""
    by: dict[str, dict[str, Line]] = {}
    for side, kind, label, words, span in told:
        if kind == _TOPIC:
            by.setdefault(label, {}).setdefault(side, Line("", " ".join(words.split()), span))
    shared = [Row("", "", {side: (line,) for side, line in lines.items()}) for lines in by.values() if len(lines) > 1]
    title = "Both speak of" if len(sides) == 2 else "Several speak of"
    yield Section(title, "As the report has it.", tuple(shared[:_MOST_LINES]))
    alone = {side: [lines[side] for lines in by.values() if set(lines) == {side}] for side in sides}
    cells = {side: _shortened(lines) for side, lines in alone.items() if lines}
    yield Section("Only one speaks of", "", (Row("", "", cells),) if cells else ())
    tone = {
        side: tuple(Line("", words, span) for who, kind, _, words, span in told if (who, kind) == (side, _TONE))
        for side in sides
    }
    cells = {side: _shortened(list(dict.fromkeys(lines))) for side, lines in tone.items() if lines}
    yield Section("Tone", "", (Row("", "", cells),) if cells else ())


def _shortened(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The first lines, and how many more there are."""
    more = len(lines) - _MOST_LINES
    return (*lines[:_MOST_LINES], *([Line(f"and {more} more")] if more > 0 else []))


def stated_in(view: View, mention: JoinedMention) -> tuple[Fact, ...]:
    """The facts that the words of one report state of the encounter."""
    record = view.corrected_record(mention.told.report)
    encounter = next((one for one in record.encounters if one.id == mention.id), None)
    if encounter is None:
        return ()
    telling = Telling(record, encounter, mention.side)
    return state_facts(telling, stretch_of(record, encounter))
