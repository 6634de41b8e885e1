"""Gold records are read with their old names and spellings, and events meet them by country."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.settings import Settings
from plover_gold import Found, Gold, describe, read_gold, read_sentences, same_event, same_sides, score

RECORDS = [
    {"id": "D", "event": "DOCUMENT"},
    {
        "id": "A", "event": "DISAPPROVE", "text": "France condemned Japan.",
        "source": [{"code": "FRA"}], "target": [{"code": "JAP"}],
    },
    {"id": "B", "event": "AGREE", "text": "x", "source": {"code": "IGO"}, "target": "diplomatic"},
]  # fmt: skip


def sides(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def test_records_are_read_with_what_is_wrong_in_them_mended(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(RECORDS), encoding="utf-8")
    assert list(read_gold(path)) == [
        Gold("A", "France condemned Japan.", "ACCUSE", sides("FRA"), sides("JPN")),
        Gold("B", "x", "AGREE", sides("IGO"), sides()),
    ]


@pytest.mark.parametrize(
    ("found", "has_sides", "is_right"),
    [
        (Found("ACCUSE", sides("FRA"), sides("JPN")), True, True),
        (Found("REJECT", sides("FRA"), sides("JPN", "USA")), True, False),
        (Found("ACCUSE", sides("JPN"), sides("FRA")), False, False),
        (Found("ACCUSE", sides("FRA"), sides()), False, False),
    ],
)
def test_sides_have_a_direction(found: Found, has_sides: bool, is_right: bool) -> None:
    gold = Gold("A", "", "ACCUSE", sides("FRA"), sides("JPN"))
    assert (same_sides(found, gold), same_event(found, gold)) == (has_sides, is_right)


def test_reciprocal_types_have_none() -> None:
    gold = Gold("A", "", "AGREE", sides("FRA"), sides("JPN"))
    assert same_event(Found("AGREE", sides("JPN", "FRA"), sides()), gold)
    assert same_sides(Found("CONSULT", sides("JPN"), sides("FRA")), gold)
    assert not same_event(Found("AGREE", sides("JPN"), sides()), gold)


def test_each_record_counts_once_and_each_event_once() -> None:
    gold = [Gold("A", "", "ACCUSE", sides("FRA"), sides("JPN")), Gold("B", "", "AID", sides("USA"), sides("USA"))]
    found = [[Found("ACCUSE", sides("FRA"), sides("JPN"))] * 2, []]
    assert score(gold, found, same_event) == (1, 2, 2)
    printed = "\n".join(describe(gold, found))
    assert "within one country" in printed
    assert [record.is_domestic for record in gold] == [False, True]


def test_a_sentence_is_read_by_itself() -> None:
    (found,) = read_sentences(["France condemned Japan for the attack."], Settings())
    assert [str(event) for event in found] == ["FRA ACCUSE JPN"]
