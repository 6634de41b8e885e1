"""A relation as a page for people or as JSON, and its pictures."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..gazetteer.gazetteer import load_gazetteer
from ..ledger import open_view
from ..relations import Choice, Period, in_duckdb, ledger_events, side_named
from ..relations.answer import Relation, relation_of
from .page import PageStyle, draw_parts
from .relation_page import relation_parts
from .stdout import Stdout


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the sides as they were written, the periods (None: what suits), which events count."""

    one: str
    other: str
    period: Period | None
    choice: Choice
    gazetteer: str | None


def print_relation(asked: Asked, ledger: str | None, output_format: str, chart: Path | None) -> None:
    """Print the answer, and draw it where a file for it is named."""
    relation = answer(asked, ledger)
    if output_format == "json":
        Stdout().write(json.dumps(relation_json(relation), indent=2, default=str) + "\n")
    else:
        style = PageStyle.for_terminal(sys.stdout)
        Stdout().write(draw_parts(relation_parts(relation, style.width), style))


def answer(asked: Asked, ledger: str | None) -> Relation:
    """The relation asked for, out of a ledger. Raises OptionError for unknown sides, or where nothing counts."""
    gazetteer = load_gazetteer(asked.gazetteer)
    one, other = (side_named(words, gazetteer) for words in (asked.one, asked.other))
    with open_view(ledger) as view, in_duckdb(ledger_events(view)) as events:
        return relation_of(view, events, one, other, asked.period, asked.choice)


def relation_json(relation: Relation) -> dict[str, Any]:
    """The answer as plain values; days as ISO words."""
    series = asdict(relation.series)
    encounters = [
        {"day": e.day, "format": e.format, "countries": e.countries, "report": e.told.report, "title": e.told.title}
        for e in relation.encounters
    ]
    turns = [
        {**asdict(turn.named), "citations": [asdict(citation) for citation in turn.citations]}
        for turn in relation.turns
    ]
    course = {"spells": [asdict(spell) for spell in relation.course.spells], "refusal": relation.course.refusal}
    answering = asdict(relation.answering)
    return {"series": series, "course": course, "turns": turns, "answering": answering, "encounters": encounters}
