"""One encounter out of many reports: announcement, readouts of each side, comment of third parties, news.

    keep_joined(ledger)                                     # joins what was read since
    for encounter in joined_encounters_of(ledger, ("USA", "RUS"), since="2021-12"):
        print(encounter.starts, encounter.format, [mention.told.title for mention in encounter.mentions])

A *mention* (`mention`) is one encounter as one report tells it. Those that persons and a day anchor are put together
first (`cluster`), then every other finds its place among them (`loose`); each says how well it fits and why (`fit`).
`region` finds what has to be looked at when reports come, `keep` does it, `joiner` takes what people decide.
"""

from .joiner import Joiner
from .keep import keep_joined
from .look import encounters_told_last, joined_encounter, joined_encounters_of
from .page import Wanted, joined_page
from .shapes import JoinedEncounter, JoinedMention

__all__ = [
    "JoinedEncounter",
    "JoinedMention",
    "Joiner",
    "Wanted",
    "encounters_told_last",
    "joined_encounter",
    "joined_encounters_of",
    "joined_page",
    "keep_joined",
]
