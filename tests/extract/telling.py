"""Sentences read by the whole path up to events, and the events as lines."""

from __future__ import annotations

from functools import cache

from dragoman.actors import cast_actors
from dragoman.codebook import load_codebook
from dragoman.coder import load_coder
from dragoman.extract.events import extract_events
from dragoman.extract.statements import extract_statements
from dragoman.gazetteer import load_gazetteer
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Actor, Event
from dragoman.parse import load_language_model, parse_report
from dragoman.settings import Settings
from dragoman.text.dates import choose_anchor


@cache
def read(
    text: str, published: str = "2021-06-02", title: str = "Notes of the day"
) -> tuple[tuple[Event, ...], dict[str, Actor], str]:
    """Events of a text, its actors by id, and the text as the report has it."""
    report = read_text(text, NOWHERE, Settings(), title=title, published=published, language="en")
    cast = cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())
    anchor = choose_anchor(report.published, report.text)
    statements = extract_statements(cast, anchor)
    codebook = load_codebook()
    events = extract_events(cast, statements, anchor, load_gazetteer(), codebook, load_coder(codebook))
    return events, cast.by_id, report.text


def told(text: str, title: str = "Notes of the day") -> list[str]:
    """Events as lines: "CAN ACCUSE RUS occurred"; sides sorted."""
    events, actors, _ = read(text, title=title)

    def sides(ids: tuple[str, ...]) -> str:
        return "+".join(sorted({actors[id].country or actors[id].name for id in ids}))

    return [f"{sides(e.actors)} {e.type} {sides(e.recipients)} {e.status}".replace("  ", " ") for e in events]
