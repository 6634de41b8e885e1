"""One report or many, from Python."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import OptionError, SourceError
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings


def test_a_path_bytes_and_text_are_read(examples: Path) -> None:
    path = examples / "readout-kenya.txt"
    from_path = dragoman.read(str(path))
    assert from_path.events
    assert dragoman.read(path) == from_path
    assert dragoman.read(path.read_bytes()).events == from_path.events
    assert dragoman.read(text=path.read_text(encoding="utf-8")).events == from_path.events


def test_the_record_gives_its_words_back(examples: Path) -> None:
    record = dragoman.read(examples / "readout-kenya.txt")
    event = record.events[0]
    assert record.text(event.trigger) in record.report.text
    assert event.why
    assert record.actor(record.actors[0].id) is record.actors[0]


def test_a_date_given_by_the_caller_stands_where_none_is_stated() -> None:
    text = "Canada and Russia met on Monday in Vienna to discuss the border between the two countries."
    published = dragoman.read(text=text, settings=Settings(published="2016-07-26")).report.published
    assert published is not None
    assert (published.start, published.basis) == ("2016-07-26", "given by caller")


def test_a_missing_file_is_a_source_error() -> None:
    with pytest.raises(SourceError, match=r"nowhere\.txt"):
        dragoman.read("nowhere.txt")


def test_several_reports_are_not_one(examples: Path) -> None:
    with pytest.raises(OptionError, match="several reports"):
        dragoman.read(examples / "wire.jsonl")


def test_either_a_source_or_a_text() -> None:
    with pytest.raises(OptionError, match="either"):
        dragoman.read()


def test_errors_keep_their_place_whatever_the_workers(examples: Path) -> None:
    sources = [str(examples / "readout-kenya.txt"), "nowhere.txt", str(examples / "wire.jsonl")]
    kinds = [type(outcome).__name__ for outcome in dragoman.read_all(sources)]
    assert kinds == ["Record", "SourceError", "Record", "Record", "Record", "Record"]
    assert [type(outcome).__name__ for outcome in dragoman.read_all(sources, workers=2)] == kinds


def test_a_report_in_another_language_is_kept_unread(examples: Path) -> None:
    outcomes = list(dragoman.read_all([str(examples / "wire.jsonl")]))
    german = outcomes[2]
    assert isinstance(german, dragoman.Record)
    assert german.report.language == "de"
    assert german.report.text
    assert (german.actors, german.statements, german.events) == ((), (), ())


def test_a_worn_language_model_is_loaded_anew_and_reads_the_same(examples: Path) -> None:
    fresh, worn = Pipeline(Settings(event_coder="patterns")), Pipeline(Settings(event_coder="patterns"))
    report = dragoman.read(examples / "readout-kenya.txt").report
    old = worn.language_model
    worn.__dict__["language_model"] = replace(old, most_words=len(old.nlp.vocab) + 1)
    records = [worn.read(report) for _ in range(2)]
    assert worn.language_model.nlp is not old.nlp
    assert records == [fresh.read(report)] * 2
