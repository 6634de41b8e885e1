"""What is in a ledger, counted and listed: what came in, who is named, who deals with whom, and where.

Each function takes a View and asks one or two questions. What counts is what counts everywhere: a fact that several
reports of one story tell alike counts once, as the fact told first.
"""

from .actors import ActorCount, Calling, actor_counts, callings_of
from .dealings import Deed, Pair, Partner, by_year, deeds_of_countries, pairs_of_states, partners_of
from .intake import Changes, Outcome, Publisher, Unread, changes, not_read, outcomes, publishers, reasons_for_failing
from .listed import ListedReport, Passed, last_month, reports_newest_first
from .places import PlaceCount, places_of

__all__ = [
    "ActorCount",
    "Calling",
    "Changes",
    "Deed",
    "ListedReport",
    "Outcome",
    "Pair",
    "Partner",
    "Passed",
    "PlaceCount",
    "Publisher",
    "Unread",
    "actor_counts",
    "by_year",
    "callings_of",
    "changes",
    "deeds_of_countries",
    "last_month",
    "not_read",
    "outcomes",
    "pairs_of_states",
    "partners_of",
    "places_of",
    "publishers",
    "reasons_for_failing",
    "reports_newest_first",
]
