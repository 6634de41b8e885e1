"""The encounter that loose reports have in common: same sides, fitting days, the one each tells most of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ...errors import OptionError
from ...model import Comparison, Encounter, Record, content_id

# A readout may be published, and so dated, a day or two after the talks; time zones add one.
DAYS_APART = 2
# So many encounters a report are weighed, the first; more would be a chronicle of everything.
_MOST = 20
_IMPLIED = 0.1
_PARTIES = 2  # persons and organisations that reports without an encounter must share
_CALLS = ("call", "video call")


def find_common(records: Sequence[Record]) -> tuple[Encounter, ...]:
    """The encounter of each record that all tell of, in the order given.

    A report that never says that its sides met (a transcript, a statement) is of the encounter that another tells, when
    it names two sides, one as a person, and appeared within days: it gets an encounter without words of its own.
    Raises OptionError, saying what each has, where they have none in common.
    """
    best: tuple[float, list[Encounter]] | None = None
    for anchor in (encounter for record in records for encounter in record.encounters[:_MOST]):
        fits = [_fit(record, anchor) for record in records]
        score = sum(score for score, _ in fits)
        if all(score > 0 for score, _ in fits) and (best is None or score > best[0]):
            best = (score, [encounter for _, encounter in fits])
    unsaid = _unsaid(records)
    if best is None and unsaid is not None:
        return tuple(unsaid for _ in records)
    if best is None:
        raise OptionError("no encounter in common: " + "; ".join(_has(record) for record in records))
    return tuple(best[1])


def is_implied(record: Record, encounter: Encounter) -> bool:
    """Whether the report itself tells of no such encounter."""
    return encounter not in record.encounters


def _fit(record: Record, anchor: Encounter) -> tuple[float, Encounter]:
    """How well what a report tells fits an encounter, 0 for not at all; and the encounter of it that fits best."""
    scored = [(_likeness(encounter, anchor), encounter) for encounter in record.encounters[:_MOST]]
    score, found = max(scored, key=lambda pair: pair[0], default=(0.0, anchor))
    if score > 0:
        return score, found
    return (_IMPLIED if _may_tell(record, anchor) else 0.0), _wordless(anchor)


def _unsaid(records: Sequence[Record]) -> Encounter | None:
    """The encounter of reports that appeared within days and name the same two parties or more.

    In their titles; or anywhere, where no report says that anybody met.
    """
    is_titled = any(record.encounters for record in records)
    shared = set.intersection(*(_parties(record, is_titled) for record in records))
    days = [record.report.published.start for record in records if record.report.published]
    if len(shared) < _PARTIES or len(days) < len(records) or any(_days_between(days[0], d) > DAYS_APART for d in days):
        return None
    parties = tuple(actor for actor in records[0].actors if actor.id in shared)
    countries = tuple(dict.fromkeys(actor.country for actor in parties if actor.country))
    return Encounter(
        content_id("encounter", sorted(shared)), "multilateral meeting", tuple(a.id for a in parties), countries,
        None, None, None, None, None, None, "held", (), (), Comparison((), {}, ()),
    )  # fmt: skip


def _parties(record: Record, is_titled: bool) -> set[str]:
    """The persons and organisations that a report names, or that its title does."""
    title = record.report.title_span
    kinds = ("person",) if is_titled else ("person", "organisation")
    return {
        actor.id
        for actor in record.actors
        if actor.kind in kinds
        and (not is_titled or (title is not None and any(title.contains(m.span) for m in actor.mentions)))
    }


def _may_tell(record: Record, anchor: Encounter) -> bool:
    """Whether a report names those of an encounter (one as a person at least), and appeared within days of it."""
    named = {actor.id for actor in record.actors if actor.kind == "person"} & set(anchor.participants)
    countries = {actor.country for actor in record.actors} & _sides(anchor)
    published = record.report.published
    if not named or len(countries) < 2 or published is None or anchor.date is None or anchor.date.start is None:
        return False
    return _days_between(published.start, anchor.date.start) <= DAYS_APART


def _wordless(encounter: Encounter) -> Encounter:
    """The encounter without what only the text that tells of it can cite."""
    return replace(
        encounter,
        date=None,
        place=None,
        occasion=None,
        duration_minutes=None,
        first_since=None,
        evidence=(),
        accounts=(),
        comparison=Comparison((), {}, ()),
    )


def _likeness(one: Encounter, other: Encounter) -> float:
    """0 where two cannot be one encounter, else the more the better they fit and the more is told."""
    if _in_common(one, other) < 2 or _days(one, other) > DAYS_APART:
        return 0.0
    shared = len(_sides(one) & _sides(other)) / (len(_sides(one) | _sides(other)) or 1)
    persons = len(set(one.participants) & set(other.participants))
    alike = (one.format in _CALLS) == (other.format in _CALLS)
    told = sum(len(account.topics) for account in one.accounts)
    return 1 + 10 * shared + 5 * persons + alike + (one.status == "held") + min(told, 50) / 100


def _in_common(one: Encounter, other: Encounter) -> int:
    """How many took part in both: by country, or person by person where a report does not tell whose they are."""
    return max(len(_sides(one) & _sides(other)), len(set(one.participants) & set(other.participants)))


def _sides(encounter: Encounter) -> set[str]:
    return set(encounter.countries)


def _days(one: Encounter, other: Encounter) -> int:
    """Days between two encounters; 0 where one has no day."""
    days = [e.date.start for e in (one, other) if e.date and e.date.start]
    return _days_between(*days) if len(days) == 2 else 0


def _days_between(one: str, other: str) -> int:
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


def _has(record: Record) -> str:
    """A report and the encounters it has, in a few words."""
    source = record.report.source
    name = source.path or source.url or record.report.title or source.id or "a report"
    told = [_words(record, e) for e in record.encounters[:4]]
    return f"{name} has {', '.join(told) if told else 'none'}"


def _words(record: Record, encounter: Encounter) -> str:
    day = f" on {encounter.date.start[:10]}" if encounter.date and encounter.date.start else ""
    names = {actor.id: actor.name for actor in record.actors}
    sides = "–".join(names.get(side, side) for side in encounter.countries)
    return f"a {encounter.format} of {sides or 'unknown sides'}{day}"
