"""How a term of office stands to a day, in words: "was … until", "since …, known up to …", "later …"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .entity import Term
from .terms import holds_on

Standing = Literal["held", "before", "later", "not known", "any day"]


@dataclass(frozen=True, slots=True)
class Spell:
    """A term of office with its owner's name, and how it stands to the day asked about ("any day" for none)."""

    term: Term
    of: str
    standing: Standing

    @property
    def what(self) -> str:
        """The office and whose it is: "Minister of Foreign Affairs of Russia"."""
        title = self.term.title or self.term.office
        is_told = self.of.removeprefix("the ") in title
        return title if is_told else f"{title} of {self.of}"

    @property
    def when(self) -> str:
        """Its days: "2004-03-09 to 2026-01-22", "since 2004-03-09, known only up to 2026-01-22"."""
        start, end, as_of = self.term.start, self.term.end, self.term.as_of
        if end:
            return f"{start} to {end}" if start else f"until {end}"
        since = f"since {start}" if start else "since a day not known"
        return f"{since}, known only up to {as_of}" if as_of else since


_LEADS: dict[Standing, str] = {"before": "earlier", "later": "later", "any day": ""}


def standing_on(term: Term, on: str | None) -> Standing:
    """How a term stands to a day: an open term holds only up to the day on which its source was written."""
    if on is None:
        return "any day"
    if holds_on(term, on):
        return "held"
    if term.start is not None and term.start > on:
        return "later"
    return "before" if term.end is not None else "not known"


def spell_words(spell: Spell, on: str | None) -> str:
    """One line about a term: "then Prime Minister of Russia (2012-05-08 to 2020-01-16)"."""
    told = f"{spell.what} ({spell.when})"
    if spell.standing == "held":
        return f"on {on} {told}"
    if spell.standing == "not known":
        return f"last known as {told}; nothing is known of {on}"
    return f"{_LEADS[spell.standing]} {told}".strip()
