"""Who was a member of a bloc on a day: NATO had 28 members in 2014 and 32 in 2024.

`members.csv` tells the members of January 2026; `member_spells.csv` from when to when those were who joined or left.
What spells tell of a country decides alone; a member without one counts for every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class Membership:
    """A country (ISO3) in a bloc from `since` on, before `until` (ISO days; None for always)."""

    country: str
    since: str | None
    until: str | None

    def holds_on(self, day: str) -> bool:
        return (self.since or "") <= day and (self.until is None or day < self.until)


def memberships(org_id: str) -> tuple[Membership, ...]:
    """Every membership ever known of the bloc with this id, by country; empty when none is."""
    spells = _spells().get(org_id, ())
    told = {spell.country for spell in spells}
    lasting = (Membership(country, None, None) for country in _members().get(org_id, ()) if country not in told)
    return tuple(sorted((*spells, *lasting), key=lambda member: (member.country, member.since or "")))


def members_on(org_id: str, day: str) -> tuple[str, ...]:
    """ISO alpha-3 codes of the members on an ISO day, in order."""
    return tuple(member.country for member in memberships(org_id) if member.holds_on(day))


def blocs_with(country: str) -> tuple[str, ...]:
    """The ids of the blocs of which a country (ISO3) was ever a member."""
    return _blocs().get(country, ())


@cache
def _blocs() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for org_id in dict.fromkeys((*_spells(), *_members())):
        for country in dict.fromkeys(one.country for one in memberships(org_id)):
            found.setdefault(country, []).append(org_id)
    return {country: tuple(sorted(ids)) for country, ids in found.items()}


@cache
def _spells() -> dict[str, tuple[Membership, ...]]:
    found: dict[str, tuple[Membership, ...]] = {}
    for row in read_table("member_spells.csv"):
        since, until = (_first_day(row[end]) for end in ("since", "until"))
        found[row["id"]] = (*found.get(row["id"], ()), Membership(row["country"], since, until))
    return found


def _first_day(day: str) -> str | None:
    """ "1998" and "2007-11" as the days on which they begin; None for an empty cell."""
    return day + "-01-01"[len(day) - 4 :] if day else None


@cache
def _members() -> dict[str, tuple[str, ...]]:
    return {row["id"]: tuple(row["members"].split()) for row in read_table("members.csv")}
