"""From a joined encounter to the accounts that are laid side by side: of each side the report that tells most of it."""

from __future__ import annotations

from ..ledger import View
from ..model import Encounter
from .accounts import Telling
from .joining import JoinedEncounter, JoinedMention


def tellings_of(view: View, joined: JoinedEncounter) -> list[Telling]:
    """One telling for each side whose own publisher tells of the encounter, in the order of publication.

    Of several reports of a side it is the one with most topics; of equals the first. Reports whose publisher is
    nobody's are not laid beside them, for they are no side's account.
    """
    best: dict[str, Telling] = {}
    for mention in joined.mentions:
        telling = _telling(view, mention) if mention.side else None
        if telling is None or telling.side is None:
            continue
        if telling.side not in best or _topics(telling.encounter) > _topics(best[telling.side].encounter):
            best[telling.side] = telling
    return list(best.values())


def _telling(view: View, mention: JoinedMention) -> Telling | None:
    record = view.corrected_record(mention.told.report)
    encounter = next((one for one in record.encounters if one.id == mention.id), None)
    return Telling(record, encounter, mention.side) if encounter else None


def _topics(encounter: Encounter) -> int:
    return sum(len(account.topics) for account in encounter.accounts)
