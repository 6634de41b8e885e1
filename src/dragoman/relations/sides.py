"""A side of a relation: a state, an organisation, a bloc with its members on the day, or a sector of any of these.

"RUS" is the state and everyone of it; "NATO" or "org:nato" the organisation and all who were its members on the day of
the event; "RUS/MIL" the armed forces of Russia; "org:un" itself, for no members of it are counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..codebook import load_codebook
from ..errors import OptionError
from ..gazetteer.gazetteer import Gazetteer
from ..gazetteer.memberships import Membership, memberships

if TYPE_CHECKING:
    import ibis

# Bodies that nearly all states belong to act for themselves: their members' deeds are not theirs.
MOST_MEMBERS = 100


@dataclass(frozen=True, slots=True)
class Side:
    """`name` is for people, `code` as the table has it, `members` whose deeds count as its own, `sector` PLOVER's."""

    name: str
    code: str
    members: tuple[Membership, ...] = ()
    sector: str | None = None

    @property
    def key(self) -> str:
        """What the side is called in answers: "RUS", "org:nato", "RUS/MIL"."""
        return f"{self.code}/{self.sector}" if self.sector else self.code


def side_named(words: str, gazetteer: Gazetteer) -> Side:
    """The side that words name: ISO3, an id, a name, each with "/SECTOR" behind it if wanted. Raises OptionError."""
    who, _, sector = words.strip().partition("/")
    if sector and sector not in load_codebook().sectors:
        raise OptionError(f"{words}: {sector!r} is no PLOVER sector; write one like GOV, MIL, LEG, BUS, CVL")
    entity = gazetteer.entity_named(f"state:{who.upper()}" if len(who) == 3 else who)
    entity = entity or gazetteer.entity_named(who) or gazetteer.entity_named(who.upper())
    if entity is None:
        raise OptionError(f"{who!r} is no side that is known: write a state's ISO3 code (RUS) or a bloc's name (NATO)")
    code = entity.country if entity.id.startswith("state:") and entity.country else entity.id
    members = memberships(entity.id) if entity.id.startswith("org:") else ()
    return Side(entity.name, code, members if len(members) <= MOST_MEMBERS else (), sector or None)


def is_side(events: ibis.Table, role: str, side: Side) -> ibis.Value:
    """Whether the `role` (actor or recipient) of each row is this side, a bloc's members as of the row's day."""
    who, sector = events[role], events[f"{role}_sector"]
    always = [member.country for member in side.members if member.since is None and member.until is None]
    found = who.isin([side.code, *always])
    for member in side.members:
        if member.since is not None or member.until is not None:
            found = found | _is_member(events, who, member)
    return found if side.sector is None else found & (sector == side.sector)


def _is_member(events: ibis.Table, who: ibis.Value, member: Membership) -> ibis.Value:
    import ibis

    held = who == member.country
    if member.since is not None:
        held = held & (events.day >= ibis.date(member.since))
    if member.until is not None:
        held = held & (events.day < ibis.date(member.until))
    return held
