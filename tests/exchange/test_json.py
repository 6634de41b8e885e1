"""A record's JSON is the contract: its keys, its order, its spans, and everything comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from dragoman.errors import DataError
from dragoman.exchange import record_from_json, record_to_dict, record_to_json
from dragoman.model import Record
from made import made_record

CONTRACT = {
    "": "schema reader report actors statements events encounters commitments",
    "reader": "version language_model event_model codebook",
    "report": (
        "id source title text title_span body captions byline publisher wire dateline published language categories "
        "tags notices"
    ),
    "actors": "id name kind role of country sector cameo wikidata mentions basis candidates",
    "statements": "id speaker on_behalf_of channel addressee form quotes content cue date continues",
    "events": (
        "id type mode contexts cameo quad score actors recipients status date place according_to trigger evidence "
        "confidence why"
    ),
    "encounters": (
        "id format participants countries date place occasion duration_minutes host first_since status evidence "
        "accounts comparison"
    ),
    "commitments": ("id by action type for place places quantity purpose announced announced_by due status evidence"),
}


@pytest.mark.parametrize("part", CONTRACT)
def test_keys_stand_in_the_order_of_the_contract(part: str, record: Record) -> None:
    plain: Any = record_to_dict(record)
    plain = plain[part] if part else plain
    plain = plain[0] if isinstance(plain, list) else plain
    assert list(plain) == CONTRACT[part].split()


def test_spans_are_pairs_and_cited_words_are_objects(record: Record) -> None:
    event = record_to_dict(record)["events"][0]
    start, end = event["trigger"]["span"]
    assert record.report.text[start:end] == "met"
    assert event["evidence"] == [[start, end]]


def test_a_difference_prints_its_sides_as_keys(record: Record) -> None:
    comparison = record_to_dict(record)["encounters"][0]["comparison"]
    (difference,) = comparison["differing"]
    assert list(difference) == ["about", "NOR", "FIN"]
    assert difference["FIN"]["text"] == "frank"
    assert comparison["only"] == {"NOR": ["border roads"], "FIN": []}


@pytest.mark.parametrize("indent", [None, 2])
def test_a_record_comes_back_as_it_was(record: Record, indent: int | None) -> None:
    assert record_from_json(record_to_json(record, indent=indent)) == record


def test_a_record_comes_back_from_plain_dicts(record: Record) -> None:
    assert record_from_json(record_to_dict(record)) == record


@pytest.mark.parametrize("odd", ["\u2028", "\u0085", "\ud800", '"\\\n\x00', "\U0001f54a", "[1,\n 2\n]"])
def test_odd_characters_stay_on_one_valid_line(record: Record, odd: str) -> None:
    odd_record = replace(record, report=replace(record.report, byline=odd))
    line = record_to_json(odd_record)
    assert line.encode("utf-8").decode("utf-8").splitlines() == [line]
    assert record_from_json(line).report.byline == odd
    assert record_from_json(record_to_json(odd_record, indent=2)).report.byline == odd


def test_a_pair_of_offsets_stays_on_one_line_when_indented(record: Record) -> None:
    start, end = record.report.body[0]
    assert f"[{start}, {end}]" in record_to_json(record, indent=2)


def _broken(path: str, value: object) -> dict[str, Any]:
    plain: Any = record_to_dict(made_record())
    at = plain
    *way, last = path.split(".")
    for key in way:
        at = at[int(key)] if key.isdigit() else at[key]
    at[last] = value
    return dict(plain)


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("events.0.status", "done", "record.events[0].status: 'done' is none of occurred"),
        ("events.0.trigger.span", [1], "record.events[0].trigger.span: not a span"),
        ("events.0.confidence", "high", "record.events[0].confidence: 'high' is not float"),
        ("actors", None, "record.actors: not a list"),
        ("report.source", {}, "record.report.source: id, path, url, fetched, media_type missing"),
        ("encounters.0.comparison.differing", [{}], "record.encounters[0].comparison.differing[0]: about is missing"),
    ],
)
def test_a_broken_record_is_refused_with_its_place(path: str, value: object, complaint: str) -> None:
    with pytest.raises(DataError) as refused:
        record_from_json(_broken(path, value))
    assert str(refused.value).startswith(complaint)


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(DataError, match="not JSON"):
        record_from_json("{")


def test_equal_records_have_equal_bytes(record: Record) -> None:
    assert record_to_json(made_record()) == record_to_json(record)
    assert json.loads(record_to_json(record)) == record_to_dict(record)
