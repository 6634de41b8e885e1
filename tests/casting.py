"""Casts a text the tests write, and finds the actors of a mention in it."""

from __future__ import annotations

from functools import cache

from dragoman.actors import Cast, cast_actors
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Actor, Published, Report, Source, Span
from dragoman.parse import load_language_model, parse_report

DAY = Published("2021-12-07", "2021-12-08", "day", "page metadata", None)


def report_of(text: str, publisher: str | None = None) -> Report:
    """A report with one body paragraph a blank-line-separated block."""
    spans, at = [], 0
    for block in text.split("\n\n"):
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    source = Source(None, None, None, None, "text/plain")
    return Report("x", source, None, text, None, tuple(spans), (), None, publisher, (), None, DAY, "en", (), (), ())


@cache
def cast_of(text: str, publisher: str | None = None) -> Cast:
    parsed = parse_report(report_of(text, publisher), load_language_model("en_core_web_sm"))
    return cast_actors(parsed, load_gazetteer())


def meant_by(cast: Cast, words: str) -> list[Actor]:
    """The actors of the mention with exactly these words."""
    text = cast.parsed.report.text
    found = [r for r in cast.references if r.span.words(text) == words]
    assert found, f"no mention “{words}” among {[r.span.words(text) for r in cast.references]}"
    return [cast.by_id[id] for id in found[0].actors]


def countries(cast: Cast, words: str) -> set[str | None]:
    """The countries of all whom the mentions with exactly these words stand for; empty when they stand for nobody."""
    text = cast.parsed.report.text
    found = (r for r in cast.references if r.span.words(text) == words)
    return {cast.by_id[id].country for r in found for id in r.actors}


def person(cast: Cast, name: str) -> Actor:
    """The one person of this name."""
    (found,) = [actor for actor in cast.actors if actor.kind == "person" and actor.name == name]
    return found


def people(cast: Cast) -> list[str]:
    """The names of all persons."""
    return [actor.name for actor in cast.actors if actor.kind == "person"]
