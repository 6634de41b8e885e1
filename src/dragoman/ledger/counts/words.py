"""The words that facts stand on, cut out of the texts by the store: no text is read whole for a line of it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from ...model import Span
from .. import tables as t
from ..fact_tables import FACTS_A_REPORT
from ..view import View


def words_at(view: View, places: Iterable[tuple[int, Span]]) -> dict[tuple[int, Span], str]:
    """For each fact's key and span of its report's text, the words that stand there."""
    text, found = t.reports.c.text, dict[tuple[int, Span], str]()
    with view.looking() as connection:
        for key, span in dict.fromkeys(places):
            cut = func.substr(text, span.start + 1, span.end - span.start)
            words = connection.scalar(select(cut).where(t.reports.c.key == key // FACTS_A_REPORT))
            found[key, span] = words or ""
    return found
