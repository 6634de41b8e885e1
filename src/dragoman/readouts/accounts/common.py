"""The encounter that loose reports have in common: same sides, fitting days, the one each tells most of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from ...errors import OptionError
from ...model import Encounter, Record

# A readout may be published, and so dated, a day or two after the talks; time zones add one.
DAYS_APART = 2
# So many encounters a report are weighed, those that most is told of; more would be a transcript of everything.
_MOST = 12
_CALLS = ("call", "video call")


def find_common(records: Sequence[Record]) -> tuple[Encounter, ...]:
    """The encounter of each record that all tell of, in the order given.

    Raises OptionError, saying what each has, where they have none in common.
    """
    best: tuple[float, tuple[Encounter, ...]] | None = None
    listed = [_weightiest(record) for record in records]
    for chosen in product(*listed):
        score = _score(chosen)
        if score > 0 and (best is None or score > best[0]):
            best = (score, chosen)
    if best is None:
        raise OptionError("no encounter in common: " + "; ".join(_has(record) for record in records))
    return best[1]


def _weightiest(record: Record) -> list[Encounter]:
    """The encounters that most is told of, few enough to weigh every combination of those of three reports."""
    return sorted(record.encounters, key=lambda e: -sum(len(a.topics) for a in e.accounts))[:_MOST]


def _score(chosen: Sequence[Encounter]) -> float:
    """0 where two cannot be one encounter, else the more the better they fit and the more is told of them."""
    first = chosen[0]
    if any(_in_common(first, other) < 2 for other in chosen[1:]):
        return 0.0
    if any(_days(a, b) > DAYS_APART for a in chosen for b in chosen):
        return 0.0
    told = sum(len(account.topics) for e in chosen for account in e.accounts)
    shared = sum(len(_sides(first) & _sides(other)) / len(_sides(first) | _sides(other)) for other in chosen[1:])
    persons = sum(len(set(first.participants) & set(other.participants)) for other in chosen[1:])
    alike = sum((first.format in _CALLS) == (other.format in _CALLS) for other in chosen[1:])
    return 10 * shared + 5 * persons + alike + sum(e.status == "held" for e in chosen) + min(told, 50) / 100


def _in_common(one: Encounter, other: Encounter) -> int:
    """How many took part in both: by country, or person by person where a report does not tell whose they are."""
    return max(len(_sides(one) & _sides(other)), len(set(one.participants) & set(other.participants)))


def _sides(encounter: Encounter) -> set[str]:
    return set(encounter.countries)


def _days(one: Encounter, other: Encounter) -> int:
    """Days between two encounters; 0 where one has no day."""
    days = [e.date.start[:10] for e in (one, other) if e.date and e.date.start]
    if len(days) < 2:
        return 0
    return abs((date.fromisoformat(days[0]) - date.fromisoformat(days[1])).days)


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
