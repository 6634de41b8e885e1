"""Who binds himself to what, out of sentences of our own writing, read by the whole path up to commitments."""

from __future__ import annotations

from functools import cache

import pytest

from dragoman.actors import cast_actors
from dragoman.codebook import load_codebook
from dragoman.extract.commitments import extract_commitments
from dragoman.extract.encounters import extract_encounters
from dragoman.extract.statements import extract_statements
from dragoman.gazetteer import load_gazetteer
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Actor, Commitment
from dragoman.parse import load_language_model, parse_report
from dragoman.settings import Settings
from dragoman.text.dates import choose_anchor


@cache
def read(text: str) -> tuple[tuple[Commitment, ...], dict[str, Actor], str]:
    """Commitments of a text of 2 June 2021, its actors by id, and the text as the report has it."""
    report = read_text(text, NOWHERE, Settings(), title="Notes of the day", published="2021-06-02", language="en")
    cast = cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())
    anchor = choose_anchor(report.published, report.text)
    statements = extract_statements(cast, anchor)
    encounters = extract_encounters(cast, statements, (), anchor, load_gazetteer())
    found = extract_commitments(cast, statements, encounters, anchor, load_gazetteer(), load_codebook())
    return found, cast.by_id, report.text


def told(text: str) -> list[str]:
    """Commitments as lines: "NOR vowed: send 40 tanks to Sweden"."""
    found, actors, words = read(text)

    def sides(ids: tuple[str, ...]) -> str:
        return "+".join(sorted({actors[id].country or actors[id].name for id in ids}))

    return [f"{sides(one.by)} {one.status}: {one.action.words(words)}" for one in found]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Norway pledged to send 40 tanks to Sweden.", "NOR vowed: send 40 tanks to Sweden"),
        ("Norway vowed not to close the strait.", "NOR vowed: not to close the strait"),
        ("Norway reaffirmed its commitment to defend Sweden.", "NOR vowed: defend Sweden"),
        ("Norway will host the next summit in Oslo.", "NOR announced: host the next summit in Oslo"),
        ("Norway is providing food to Sweden.", "NOR under way: providing food to Sweden"),
        ("Norway and Sweden agreed to reopen the bridge.", "NOR+SWE vowed: reopen the bridge"),
        (
            "Norway reaffirmed its readiness to supply gas to Sweden, and also welcomed the talks.",
            "NOR vowed: supply gas to Sweden",
        ),
        (
            "Norway promised to rebuild the bridge, because it is old.",
            "NOR vowed: rebuild the bridge",
        ),
    ],
)
def test_what_a_side_binds_itself_to(text: str, line: str) -> None:
    assert told(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "Norway hopes that Sweden will provide food.",
        "Norway could send tanks to Sweden.",
        "Norway did not promise to send tanks to Sweden.",
        "Norway urged Sweden to commit to a ceasefire.",
        "Who can guarantee that Norway will not take another step?",
        "Where the Norwegians decide to go is their own matter.",
        "Norway will stand.",
        "The Secretary of State of Norway shall implement this order.",
        "Norway's prime minister said that Russia will continue to shell the towns.",
        "Norwegian companies are increasing the supplies of fish.",
    ],
)
def test_what_binds_nobody(text: str) -> None:
    assert told(text) == []


def test_a_clause_about_another_number_gives_no_quantity() -> None:
    (found,), _, _ = read("Norway will defend Sweden no matter if there are 150 soldiers on the border.")
    assert found.quantity is None


def test_a_sum_and_whom_it_is_for() -> None:
    (found,), _, _ = read("Norway will provide $250 million in aid to Sweden by the end of 2023.")
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.unit) == (250e6, "USD")
    assert found.recipients == ("state:SWE",)
    assert found.due is not None
    assert found.due.start is not None
    assert found.due.start.startswith("2023")


def test_a_day_before_the_verb_says_when_it_is_due() -> None:
    (found,), _, _ = read("On Friday, June 4, Norway will provide the list to Sweden.")
    assert found.due is not None
    assert found.due.start == "2021-06-04"
    assert found.announced is None


def test_a_month_without_its_year_is_the_next_one() -> None:
    (found,), _, _ = read("Norway and Sweden agreed to continue their discussion in Oslo in March.")
    assert found.due is not None
    assert (found.due.start, found.due.end) == ("2022-03-01", "2022-04-01")


def test_a_day_that_is_over_is_not_when_it_is_due() -> None:
    (found,), _, _ = read("On May 3, 2021, Norway pledged to send tanks to Sweden.")
    assert found.due is None
    assert found.announced is not None
    assert found.announced.start == "2021-05-03"


def test_a_commitment_of_two_genitives_binds_both() -> None:
    assert told("They will discuss the United States’ and Poland’s shared commitment to deepen trade.") == [
        "POL+USA vowed: deepen trade"
    ]
