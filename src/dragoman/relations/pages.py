"""Relations as a server gives them: asked of one ledger by many, so what was worked out is kept while it holds.

    pages = RelationPages(view)                     # one for as long as the view is open; threads may share it
    page = pages.page(side_named("CAN", gazetteer), side_named("RUS", gazetteer))
    page.relation.series, page.relation.turns, page.commitments

A page is kept until something is written to the ledger (`View.stamp`), the totals of attention as well; who answers
whom is worked out of two columns of counts, and kept for as long as these are the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from ..ledger import View
from ..readouts.promises.answers import load_answers
from ..readouts.promises.shapes import Telling
from ..readouts.promises.tell import tell
from .answer import Relation, relation_of
from .asking import Asked, put_into_sql, relation_rows
from .choice import Choice
from .ledger_events import reports_by_period
from .periods import PERIODS, Period
from .series import Totals, in_ways
from .sides import Side

MOST_PAGES = 128
MOST_COMMITMENTS = 20

# All that counts, of all times.
EVERYTHING = Choice()

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class RelationPage:
    """A relation and the newest of what either side bound itself to towards the other, with its words, newest first."""

    relation: Relation
    commitments: tuple[Telling, ...]


class RelationPages:
    """Answers of one view, kept until something is written to its ledger."""

    def __init__(self, view: View, most: int = MOST_PAGES) -> None:
        self._view = view
        self._most = most
        self._lock = Lock()
        self._stamp = ""
        self._kept: OrderedDict[Hashable, object] = OrderedDict()

    def page(self, one: Side, other: Side, period: Period | None = None, choice: Choice = EVERYTHING) -> RelationPage:
        """The page of two sides. Raises OptionError when nothing between them counts."""
        return self._while_it_holds((one, other, period, choice), lambda: self._page(one, other, period, choice))

    def _page(self, one: Side, other: Side, period: Period | None, choice: Choice) -> RelationPage:
        relation = relation_of(self._view, one, other, period, choice, self._totals)
        return RelationPage(relation, commitments_between(self._view, one, other, choice))

    def _totals(self, view: View, period: Period, choice: Choice) -> Totals:
        return self._while_it_holds((period, choice), lambda: reports_by_period(view, period, choice))

    def _while_it_holds(self, key: Hashable, work: Callable[[], T]) -> T:
        """What `work` gives, from memory where the ledger is as it was. Two who ask at once may both work it out."""
        stamp = self._view.stamp()
        with self._lock:
            if stamp != self._stamp:
                self._kept.clear()
                self._stamp = stamp
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]  # type: ignore[return-value]  # each key has its own kind of work
        found = work()
        with self._lock:
            if stamp == self._stamp:
                self._kept[key] = found
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return found


def commitments_between(view: View, one: Side, other: Side, choice: Choice) -> tuple[Telling, ...]:
    """The newest commitments of either side towards the other; a bloc's are those of the organisation itself."""
    found = [
        row
        for by, to in ((one.code, other.code), (other.code, one.code))
        for row in view.commitments(by, to, choice.since, choice.until).newest_first().limit(MOST_COMMITMENTS)
    ]
    newest = sorted(found, key=lambda row: (row.day or "", row.key), reverse=True)[:MOST_COMMITMENTS]
    return tuple(tell(view, newest, load_answers()))


def get_ready() -> None:
    """Load what the first page would have to wait for: the libraries of series, the questions as SQL. Some seconds."""
    import ruptures  # noqa: F401
    import scipy.stats  # noqa: F401
    import statsmodels.api  # noqa: F401

    for period in PERIODS:
        for since in (None, "2000-01-01"):
            asked = Asked(Side("", "RUS"), Side("", "USA"), period, Choice(since=since))
            relation = put_into_sql(relation_rows, asked, "events").schema
        put_into_sql(in_ways, asked, "relation", relation)
