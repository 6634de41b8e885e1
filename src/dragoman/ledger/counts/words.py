"""The words that facts stand on, cut out of the texts by the store: no text is read whole for a line of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import bindparam, func, select

from ...model import Span
from .. import tables as t
from ..fact_tables import FACTS_A_REPORT
from ..view import View

_CUT = select(func.substr(t.reports.c.text, bindparam("first"), bindparam("length"))).where(
    t.reports.c.key == bindparam("report")
)


def words_at(view: View, places: Iterable[tuple[int, Span]]) -> dict[tuple[int, Span], str]:
    """For each fact's key and span of its report's text, the words that stand there."""
    found = dict[tuple[int, Span], str]()
    with view.looking() as connection:
        for key, span in dict.fromkeys(places):
            asked = {"first": span.start + 1, "length": span.end - span.start, "report": key // FACTS_A_REPORT}
            found[key, span] = connection.scalar(_CUT, asked) or ""
    return found
