"""From a joined encounter to the accounts that are laid side by side: of each side the report that tells most of it."""

from __future__ import annotations

from datetime import date

from ..ledger import View
from ..model import Encounter
from .accounts import Telling
from .joining import JoinedEncounter, JoinedMention

_FAR = 100_000


def tellings_of(view: View, joined: JoinedEncounter) -> list[Telling]:
    """One telling for each side whose own publisher tells of the encounter, in the order of publication.

    Of several reports of a side it is the one published nearest to the encounter's day, and of those the one with most
    topics. Reports whose publisher is nobody's are not laid beside them, for they are no side's account.
    """
    best: dict[str, tuple[tuple[int, int], Telling]] = {}
    for mention in joined.mentions:
        telling = _telling(view, mention) if mention.side else None
        if telling is None or telling.side is None:
            continue
        rank = (_days_after(joined, mention), -_topics(telling.encounter))
        if telling.side not in best or rank < best[telling.side][0]:
            best[telling.side] = (rank, telling)
    return [telling for _, telling in best.values()]


def _days_after(joined: JoinedEncounter, mention: JoinedMention) -> int:
    """How many days lie between the encounter and the report; many where either day is unknown."""
    published = mention.told.published
    if joined.starts is None or published is None:
        return _FAR
    return abs((date.fromisoformat(published[:10]) - date.fromisoformat(joined.starts[:10])).days)


def _telling(view: View, mention: JoinedMention) -> Telling | None:
    record = view.corrected_record(mention.told.report)
    encounter = next((one for one in record.encounters if one.id == mention.id), None)
    return Telling(record, encounter, mention.side) if encounter else None


def _topics(encounter: Encounter) -> int:
    return sum(len(account.topics) for account in encounter.accounts)
