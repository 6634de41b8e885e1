"""The events of a relation in some stretch of time, newest first, each with its words: what a point is made of."""

from __future__ import annotations

from ...ledger import View
from ...relations.citing import cited
from ..asking import address_with, cursor_read, cursor_written
from ..serving import Sheet
from .asked import Asked, told_of
from .page import cited_of

_PAGE = 50


def events_sheet(view: View, asked: Asked, after: str | None) -> Sheet:
    """A page of them. Raises OptionError where nothing counts."""
    deeds = sorted(told_of(view, asked).relation.deeds, key=lambda deed: (deed.day.isoformat(), deed.id), reverse=True)
    at = cursor_read(after)
    rest = [deed for deed in deeds if at is None or (deed.day.isoformat(), deed.id) < at]
    shown = rest[:_PAGE]
    (told,) = cited(view, [shown], most=_PAGE) if shown else ((),)
    name = f"{asked.one.name} – {asked.other.name}"
    last = cursor_written((shown[-1].day.isoformat(), shown[-1].id)) if len(rest) > _PAGE else None
    values = {
        "name": name,
        "asked": asked,
        "events": [cited_of(citation) for citation in reversed(told)],
        "count": len(deeds),
        "back": asked.at(),
        "whole": Asked(asked.one, asked.other).at(),
        "is_first": after is None,
        "start": asked.at("/events"),
        "after": last,
        "next": _going_on(asked, last) if last else None,
    }
    return Sheet(f"Events: {name}", "relation_events.html", values, here="relations")


def _going_on(asked: Asked, after: str) -> str:
    return address_with(asked.at("/events").partition("?")[0], asked.written | {"after": after})
