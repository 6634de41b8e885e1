"""A relation as a page for people or as JSON, and its pictures."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from ..errors import OptionError
from ..gazetteer.gazetteer import load_gazetteer
from ..ledger import open_view
from ..relations import Choice, Period, in_duckdb, ledger_events, side_named
from ..relations.answer import Relation, relation_of
from ..relations.beside import beside
from ..relations.charts import (
    checked_file,
    finished,
    multiples_chart,
    relation_chart,
    save_chart,
    world_chart,
)
from ..relations.ledger_events import between
from ..relations.many import Many, many_relations
from ..relations.world import dealings_of
from .beside_page import beside_parts
from .encounters import bring_up_to_date
from .import_files import imports_folder
from .many_page import many_parts
from .page import PageStyle, draw_parts
from .relation_page import relation_parts
from .stdout import Stdout
from .world_page import world_parts


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the sides as they were written, the periods (None: what suits), which events count."""

    one: str
    other: str
    period: Period | None
    choice: Choice
    gazetteer: str | None
    beside: str | None = None


def print_relation(asked: Asked, ledger: str | None, output_format: str, chart: Path | None) -> None:
    """Print the answer, and draw it where a file for it is named; with several others, or all, side by side."""
    file = None if chart is None else checked_file(chart)
    if asked.beside and (asked.other == "all" or "," in asked.other):
        raise OptionError("--beside: name one other side; a relation is laid beside another data set's, one at a time")
    told = _told_of_all if asked.other == "all" else _told_of_many if "," in asked.other else _told_of_one
    plain, parts, picture = told(asked, ledger)
    if file is not None:
        save_chart(picture(), file)
        print(f"dragoman: drawn to {file}", file=sys.stderr)
    if output_format == "json":
        Stdout().write(json.dumps(plain, indent=2, default=str) + "\n")
    else:
        Stdout().write(draw_parts(parts, PageStyle.for_terminal(sys.stdout)))


# What an answer is told by: plain values, the parts of a page, and the picture when it is wanted.
Told = tuple[Any, Iterator[RenderableType], Callable[[], Any]]


def _told_of_one(asked: Asked, ledger: str | None) -> Told:
    relation = answer(asked, ledger)
    other = beside(relation.series, asked.beside, imports_folder(ledger, None)) if asked.beside else None
    plain = relation_json(relation) | ({"beside": asdict(other)} if other else {})
    parts = chain(relation_parts(relation, PageStyle.for_terminal(sys.stdout).width), beside_parts(relation, other))
    return plain, parts, lambda: relation_chart(relation)


def _told_of_many(asked: Asked, ledger: str | None) -> Told:
    many = answer_many(asked, ledger)
    if not many.kept:
        raise OptionError("; ".join(reason for _, reason in many.left_out))
    plain = {"relations": [asdict(kept) for kept in many.kept]}
    return plain, many_parts(many), lambda: finished(multiples_chart([kept.series for kept in many.kept]))


def _told_of_all(asked: Asked, ledger: str | None) -> Told:
    one = side_named(asked.one, load_gazetteer(asked.gazetteer))
    with open_view(ledger) as view, in_duckdb(ledger_events(view, between=between(one, None, asked.choice))) as events:
        dealings = dealings_of(events, one, asked.choice)
    plain = {"one": one.key, "dealings": [asdict(dealing) for dealing in dealings]}
    return plain, world_parts(dealings, one), lambda: finished(world_chart(dealings, one))


def answer_many(asked: Asked, ledger: str | None) -> Many:
    """The relations of one side with several others, named with commas between them."""
    gazetteer = load_gazetteer(asked.gazetteer)
    one, *others = (side_named(words, gazetteer) for words in (asked.one, *asked.other.split(",")))
    with open_view(ledger) as view, in_duckdb(ledger_events(view)) as events:
        return many_relations(events, one, others, asked.period or "month", asked.choice)


def answer(asked: Asked, ledger: str | None) -> Relation:
    """The relation asked for, out of a ledger. Raises OptionError for unknown sides, or where nothing counts."""
    gazetteer = load_gazetteer(asked.gazetteer)
    one, other = (side_named(words, gazetteer) for words in (asked.one, asked.other))
    bring_up_to_date(ledger)
    with open_view(ledger) as view:
        return relation_of(view, one, other, asked.period, asked.choice)


def relation_json(relation: Relation) -> dict[str, Any]:
    """The answer as plain values; days as ISO words."""
    series = asdict(relation.series)
    encounters = [
        {"id": e.id, "day": e.starts, "format": e.format, "countries": e.countries, "reports": e.reports}
        for e in relation.encounters
    ]
    turns = [
        {**asdict(turn.named), "citations": [asdict(citation) for citation in turn.citations]}
        for turn in relation.turns
    ]
    course = {"spells": [asdict(spell) for spell in relation.course.spells], "refusal": relation.course.refusal}
    answering = asdict(relation.answering)
    return {"series": series, "course": course, "turns": turns, "answering": answering, "encounters": encounters}
