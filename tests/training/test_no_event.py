"""Judged pairs teach and measure "no event": what the table holds, and how precision and recall are counted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.examples import READ, Example, assign_folds, read_pairs_read
from training.no_event import (
    ASKED,
    PAIR,
    READ_PAIRS,
    TABLE,
    Told,
    Verdict,
    describe,
    describe_twice,
    read_twice,
    told_of,
    unmarked,
)

from dragoman.coder.given import parse_marked
from dragoman.coder.labels import NONE

EVENT = Example(parse_marked("<s>Canada</s> <e>praised</e> <t>Latvia</t>."), ("SUPPORT",), False, "a", kind=READ)
NO_EVENT = Example(parse_marked("<s>Canada</s> spoke of <t>Latvia</t>."), (NONE,), None, "b", kind=READ)


def test_precision_and_recall_count_each_pair_as_often_as_it_stands_for() -> None:
    told = Told(np.array([0.9, 0.8, 0.1]), np.array([True, False, True]), np.array([3.0, 1.0, 2.0]))
    assert told.at(0.5) == pytest.approx((3 / 4, 3 / 5))
    assert told.alike.at(0.5) == pytest.approx((1 / 2, 1 / 2))
    assert told.at(0.95) == (0.0, 0.0)


def test_pairs_rank_by_the_probability_of_no_event() -> None:
    told = told_of([EVENT, NO_EVENT], [0.2, 0.6])
    assert told.auc == 1.0
    assert next(iter(describe("pairs", told))) == "pairs: 2 pairs, 1 of no event, AUC 1.000"


def test_a_missing_mark_is_a_measure_of_its_own() -> None:
    silent = replace(EVENT, marked=replace(EVENT.marked, trigger=None))
    assert unmarked([EVENT, NO_EVENT, silent]).endswith("precision 0.500, recall 1.000")


def test_judged_pairs_are_whole_and_share_no_document_with_other_pairs(shared: Path) -> None:
    bulk = shared / "corpus" / "bulk"
    judged, read = read_pairs_read(TABLE, bulk), read_pairs_read(READ_PAIRS, bulk)
    assert {pair.kind for pair in judged} == {ASKED, PAIR}
    assert all((pair.marked.trigger is None) == (pair.kind == PAIR) for pair in judged)
    assert {pair.weight for pair in judged} == {0.5, 1.0}, "what was doubtful counts half"
    assert not {pair.group for pair in judged} & {pair.group for pair in read}
    folds = assign_folds([*read, *judged], 5, 7)
    assert len(set(zip((pair.group for pair in [*read, *judged]), folds, strict=True))) == len(
        {pair.group for pair in [*read, *judged]}
    )


def test_a_second_reader_is_held_against_the_first() -> None:
    none, event = Verdict(frozenset({NONE}), True), Verdict(frozenset({"AID"}), True)
    told = describe_twice("second", [(none, none), (event, none), (event, event), (none, none)])
    assert told == "second: 4 pairs, precision 0.667, recall 1.000, kappa 0.500"
    assert len(read_twice()) == 240
