"""A record is whole: whatever it refers to stands in it, also where a floor left events out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import dragoman
from dragoman.model import Record
from dragoman.pipeline import Pipeline
from dragoman.reading import read_all
from dragoman.settings import Settings


def named_actors(record: Record) -> Iterator[str | None]:
    """Every actor id that a fact refers to."""
    yield from (actor.of for actor in record.actors)
    for statement in record.statements:
        yield from (statement.speaker, statement.on_behalf_of, statement.addressee)
    for event in record.events:
        yield from (*event.actors, *event.recipients)
    for encounter in record.encounters:
        yield from (*encounter.participants, encounter.host)
    for commitment in record.commitments:
        yield from (*commitment.by, *commitment.recipients, commitment.announced_by)


def named_facts(record: Record) -> Iterator[str | None]:
    """Every statement and event id that a fact refers to."""
    yield from (event.according_to for event in record.events)
    yield from (statement.continues for statement in record.statements)
    for encounter in record.encounters:
        for account in encounter.accounts:
            yield from (*account.statements, *account.events)


@pytest.fixture(scope="module", params=[0.0, 0.8], ids=["all", "above a floor"])
def records(request: pytest.FixtureRequest, examples: Path) -> list[Record]:
    outcomes = read_all([str(examples)], Settings(min_confidence=request.param))
    return [outcome for outcome in outcomes if isinstance(outcome, Record)]


def test_every_actor_that_is_named_is_there(records: list[Record]) -> None:
    for record in records:
        assert {*named_actors(record)} - {None} <= {actor.id for actor in record.actors}


def test_every_fact_that_is_named_is_there(records: list[Record]) -> None:
    for record in records:
        there = {fact.id for fact in (*record.statements, *record.events)}
        assert {*named_facts(record)} - {None} <= there


def test_ids_are_unique(records: list[Record]) -> None:
    for record in records:
        parts = (record.actors, record.statements, record.events, record.encounters, record.commitments)
        ids = [fact.id for facts in parts for fact in facts]
        assert len(ids) == len(set(ids))


def test_the_floor_holds(examples: Path) -> None:
    for outcome in read_all([str(examples)], Settings(min_confidence=0.8)):
        assert isinstance(outcome, Record)
        assert all(event.confidence >= 0.8 for event in outcome.events)


def test_left_open_the_floor_is_that_of_the_type() -> None:
    of_types, of_all = Pipeline().floors, Pipeline(Settings(min_confidence=0.8)).floors
    assert of_types["MOBILIZE"] < of_types["THREATEN"] < of_types["CONSULT"] == of_types["SUPPORT"]
    assert set(of_all.values()) == {0.8}
    # A force on the move is told at a certainty at which praise is not.
    text = "Norway said that Denmark is organizing forces in Sweden."
    assert any(event.type == "MOBILIZE" for event in dragoman.read(text=text).events)


def test_who_does_nothing_is_listed_only_by_name_and_office_or_state() -> None:
    text = "Norway thanked Sweden. A senator slept. Foreign Minister Pia Karr of Norway and Otto Lind looked on."
    record = dragoman.read(text=text)
    assert {actor.name for actor in record.actors} == {"Norway", "Sweden", "Pia Karr"}
