"""The overview: what came in, what changed, and the last month of the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ...ledger.counts import Pair, changes, last_month, pairs_of_states, reports_newest_first
from ...readouts.joining import Wanted, joined_page
from ..addresses import address_of_relation, with_query
from ..lines import encounter_lines
from ..months import month_after, month_before
from ..naming import Named, links_of
from ..network import network_of
from ..overdue import overdue_lines
from ..serving import Sheet, served, summary

router = APIRouter()

_MOST_PAIRS = 12
_FEWEST_PAIRS = 5
_MONTHS_BACK = 36
Month = Annotated[str | None, Query(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two states and how often they dealt with each other, in a month and the one before."""

    one: Named
    other: Named
    events: int
    conflict: int
    cooperation: int
    before: int
    address: str

    @property
    def change(self) -> int:
        return self.events - self.before


@dataclass(frozen=True, slots=True)
class Turned:
    """A month that can be turned to, as an address."""

    month: str
    address: str


@router.get("/")
def overview(request: Request, month: Month = None) -> Response:
    """What came in, what changed, who dealt with whom."""
    return served(request, lambda view: overview_sheet(view, summary(request, standing), month))


def overview_sheet(view: View, values: Mapping[str, object], month: str | None = None) -> Sheet:
    if not values["newest"]:
        return Sheet("Overview", "overview-empty.html", values, here="overview")
    return Sheet("Overview", "overview.html", {**values, **_month_values(view, month)}, here="overview")


def standing(view: View) -> Mapping[str, object]:
    """What the overview shows whatever the month."""
    return {
        "counts": _counted(view.counts()),
        "newest": reports_newest_first(view, 10),
        "runs": view.runs()[:-6:-1],
        "changes": changes(view),
        "told_by_two": encounter_lines(view, joined_page(view, Wanted(tellers=2), most=6)[0]),
        "overdue": overdue_lines(view, 6),
    }


def _counted(counts: dict[str, int]) -> list[tuple[str, int, str]]:
    """What the ledger holds, with where it is listed."""
    told = (
        ("reports", "/reports"), ("events", "/search"), ("encounters", "/encounters"),
        ("statements", "/search"), ("commitments", "/commitments"),
    )  # fmt: skip
    return [(name, counts[name], address) for name, address in told]


def _month_values(view: View, asked: str | None) -> dict[str, object]:
    newest = last_month(view)
    month, pairs = (asked, _pairs(view, asked)) if asked else _last_busy(view, newest)
    if month is None:
        return {"month": None, "pairs": [], "network": None, "newest_month": newest, "earlier": None, "later": None}
    return {
        "month": month,
        "newest_month": newest,
        "pairs": pair_lines(view, pairs[:_MOST_PAIRS], _pairs(view, month_before(month))),
        "pair_count": len(pairs),
        "network": network_of(pairs) if pairs else None,
        "earlier": _turned(month_before(month)),
        "later": _turned(month_after(month)) if newest and month < newest else None,
    }


def _last_busy(view: View, newest: str | None) -> tuple[str | None, list[Pair]]:
    """The last month in which at least a few states dealt with each other, else the newest there is."""
    month = newest
    for _ in range(_MONTHS_BACK if newest else 0):
        assert month is not None
        pairs = _pairs(view, month)
        if len(pairs) >= _FEWEST_PAIRS:
            return month, pairs
        month = month_before(month)
    return newest, _pairs(view, newest) if newest else []


def _pairs(view: View, month: str) -> list[Pair]:
    return pairs_of_states(view, month, month_after(month))


def _turned(month: str) -> Turned:
    return Turned(month, with_query("/", month=month))


def pair_lines(view: View, pairs: Sequence[Pair], before: Sequence[Pair]) -> list[PairLine]:
    """The pairs with their names, and their events of the time before."""
    names = links_of(view, (side for pair in pairs for side in (pair.one, pair.other)))
    earlier = {(pair.one, pair.other): pair.events for pair in before}
    return [
        PairLine(
            names[pair.one], names[pair.other], pair.events, pair.conflict, pair.cooperation,
            earlier.get((pair.one, pair.other), 0), address_of_relation(pair.one, pair.other),
        )
        for pair in pairs
    ]  # fmt: skip
