"""A question put into SQL once answers as Ibis would each time, whatever the sides, bounds and floors."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from dragoman.gazetteer.gazetteer import load_gazetteer
from dragoman.relations import Choice, in_duckdb, side_named
from dragoman.relations.asking import Asked, Question, ask, collected, into_sql, relation_rows, shape_of
from dragoman.relations.series import in_ways
from dragoman.relations.sides import Side
from dragoman.relations.store import related

from .events import as_arrow, made_events

ROWS = made_events()
SIDES = ("USA", "RUS", "NATO", "European Union", "RUS/MIL", "CHN", "FIN")


def questions() -> list[Asked]:
    """Thirty of them, drawn once."""
    draw, gazetteer = random.Random(7), load_gazetteer()
    days = sorted(row["day"].isoformat() for row in ROWS if row["day"])
    return [
        Asked(
            *(side_named(words, gazetteer) for words in draw.sample(SIDES, 2)),  # type: ignore[arg-type]
            draw.choice(("week", "quarter")),
            Choice(
                draw.choice(("done", "said")), draw.choice((0.0, 0.35)), draw.random() < 0.5,
                tuple(draw.sample(("CONSULT", "ASSAULT", "ACCUSE", "AGREE"), draw.randrange(3))),
                tuple(draw.sample(("military", "economic"), draw.randrange(2))),
                draw.choice((None, days[len(days) // 4])), draw.choice((None, days[3 * len(days) // 4])),
            ),
        )
        for _ in range(30)
    ]  # fmt: skip


def told(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(map(str, rows))


@pytest.mark.parametrize(
    "question", [relation_rows, lambda events, asked: in_ways(relation_rows(events, asked), asked)]
)
def test_the_answer_is_that_of_the_expression(question: Question) -> None:
    some = 0
    with in_duckdb(as_arrow(ROWS).to_reader()) as events:
        for asked in questions():
            rows = ask(question, events, asked)
            assert told(rows) == told(collected(question(events, asked)))
            some += bool(rows)
    assert some > 20


def test_a_relations_rows_are_asked_as_the_whole_table_is() -> None:
    with in_duckdb(as_arrow(ROWS).to_reader()) as events:
        for asked in questions()[:10]:
            with related(events, asked) as relation:
                found = ask(in_ways, relation, asked)
            assert told(found) == told(collected(in_ways(relation_rows(events, asked), asked)))


def test_questions_of_one_shape_are_put_into_sql_once() -> None:
    one, other, third = (Side(code, code) for code in ("AAA", "BBB", "CCC"))
    first = Asked(one, other, "month", Choice(min_confidence=0.1, since="2020-01-01", types=("AGREE",)))
    second = Asked(third, one, "month", Choice(min_confidence=0.9, since="2021-05-09", types=("ASSAULT",)))
    assert shape_of(first)[0] == shape_of(second)[0]
    assert set(shape_of(first)[1].values()) == {"AAA", "BBB", 0.1, date(2020, 1, 1), "AGREE"}
    assert into_sql(relation_rows, shape_of(first)[0], "events") is into_sql(
        relation_rows, shape_of(second)[0], "events"
    )


def test_every_value_is_a_parameter() -> None:
    """What someone writes never becomes SQL."""
    choice = Choice("done", 0.25, True, ("'; DROP",), ("x' OR '1",), "2020-01-01", "2021-01-01")
    asked = Asked(Side("", "a'b", (), "GOV"), Side("", "c"), "month", choice)
    shape, values = shape_of(asked)
    prepared = into_sql(relation_rows, shape, "events")
    assert set(prepared.parameters.values()) == set(values)
    assert not any(str(value) in prepared.query for value in ("a'b", "DROP", "OR '1", 0.25))
