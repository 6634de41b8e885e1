"""Whole texts against answers: what is right, wrong, missed and extra, and what a kept run is good for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from dragoman.cli.answer_key import Wanted, read_answers
from dragoman.cli.answer_match import has_status, is_side
from dragoman.cli.evaluate_floors import answered_verdicts, judged_verdicts, print_floors
from dragoman.cli.evaluate_records import (
    EXTRA,
    MISSED,
    RIGHT,
    SIDES,
    TYPE,
    Result,
    compare,
    judge_text,
    print_records,
    read_judges,
)
from dragoman.errors import OptionError, SourceError
from dragoman.model import Actor, Record
from dragoman.settings import Settings
from scores import run_scorer

TEXT = """title: France and Chad
date: 2022-03-04

France condemned Russia for the attack on Kharkiv on Monday. President Emmanuel Macron met President Mahamat Deby
of Chad in Paris on Friday. Japan provided aid to Nepal. Germany accused Iran of piracy.
"""
EVENTS = [
    {"actor": ["FRA"], "recipient": ["RUS"], "type": "ACCUSE", "status": "occurred", "evidence": "France condemned"},
    {"actor": ["FRA", "TCD"], "recipient": [], "type": "CONSULT", "evidence": "Macron met President"},
    {"actor": ["JPN"], "recipient": ["NPL"], "type": "AGREE", "evidence": "Japan provided aid"},
    {"actor": ["JPN"], "recipient": ["CHN"], "type": "AID", "evidence": "provided aid to Nepal"},
    {"actor": ["CHN"], "recipient": ["CHN"], "type": "AID", "evidence": "France and Chad"},
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder laid out as the shared corpus, with one text."""
    folder = tmp_path_factory.mktemp("corpus")
    for name in ("gold-full", "gold", "texts"):
        (folder / name).mkdir()
    (folder / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    write_answers(folder / "gold-full" / "a.yaml", file="texts/a.txt", events=EVENTS, doubtful=["a mere word"])
    told = {"source": "FRA", "target": "RUS", "type": "DISAPPROVE", "status": "happened", "evidence_FRA": "condemned"}
    write_answers(folder / "gold" / "p.yaml", files={"FRA": "texts/a.txt"}, events=[told])
    return folder


def write_answers(path: Path, **answers: object) -> None:
    path.write_text(yaml.safe_dump(answers), encoding="utf-8")


def test_each_answer_gets_what_became_of_it(corpus: Path) -> None:
    full, told = read_judges(corpus, Settings())
    results = list(judge_text(full))
    assert [r.result for r in results] == [RIGHT, RIGHT, TYPE, SIDES, MISSED, EXTRA, EXTRA]
    assert [r.found for r in results if r.result == EXTRA] == ["AID occurred", "ACCUSE occurred"]
    assert [(r.id, r.result) for r in judge_text(told)] == [("p FRA 1", RIGHT)]


def test_the_report_and_a_kept_run(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = tmp_path / "run.tsv"
    print_records(corpus, Settings(), run, None)
    printed = capsys.readouterr().out
    assert re.search(r"who-what-whom +0\.500 +0\.400 +0\.444 +2 +2 +3", printed)
    assert "    1 AGREE → AID" in printed
    assert "who-what-whom          1 of 1 (1.000)" in printed
    print_records(corpus, Settings(min_confidence=0.99), None, run)
    assert "0 gained, 3 lost, 0 extra came, 2 went" in capsys.readouterr().out


def test_gains_losses_and_extras_are_told_one_by_one() -> None:
    before = [Result("a 1", "AID occurred", MISSED, "", "sent tents"), Result("a at 5", "", EXTRA, "AID occurred", "x")]
    now = [Result("a 1", "AID occurred", RIGHT, "AID occurred", "sent tents")]
    assert list(compare(before, now))[1:] == [
        "+ a 1 AID occurred: missed → right (AID occurred) «sent tents»",
        "+ no more a at 5 AID occurred «x»",
    ]


def test_floors_count_what_meets_no_answer_as_wrong(corpus: Path) -> None:
    verdicts, wanted = answered_verdicts(read_judges(corpus, Settings()))
    assert (sum(v.is_right for v in verdicts), len(verdicts), wanted) == (2, 4, 5)


def test_floors_of_judged_tables_and_their_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table, plot = tmp_path / "events.csv", tmp_path / "curve.svg"
    table.write_text("id,fact,verdict,reason\n1,A | 0.90,right,\n2,B | 0.60,wrong,type\n3,C | 0.70,,\n")
    assert len(judged_verdicts([table])) == 2
    print_floors([table], None, Settings(), 0.88, plot)
    assert "precision 0.88 from a floor of 0.61 on, which keeps 1.00 of the right ones" in capsys.readouterr().out
    assert plot.read_text().startswith("<svg")


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [("1,A [FRA],right,\n", "line 2: the fact ends with no confidence"), ("1,A | 0.90,,\n", "nothing is judged")],
)
def test_tables_that_tell_nothing_are_refused(tmp_path: Path, rows: str, complaint: str) -> None:
    table = tmp_path / "events.csv"
    table.write_text("id,fact,verdict,reason\n" + rows)
    with pytest.raises(SourceError, match=complaint):
        judged_verdicts([table])


def test_floors_of_nothing_are_refused() -> None:
    with pytest.raises(OptionError, match="name tables of judged events"):
        print_floors([], None, Settings(), 0.88, None)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"type": "WAR"}, "'WAR' is no event type"),
        ({"evidence": "Never said"}, "'Never said' do not stand in the text"),
    ],
)
def test_answers_that_break_the_form_are_refused(tmp_path: Path, change: dict[str, str], complaint: str) -> None:
    (tmp_path / "gold-full").mkdir()
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    write_answers(tmp_path / "gold-full" / "a.yaml", file="a.txt", events=[{**EVENTS[0], **change}])
    with pytest.raises(SourceError, match=complaint):
        read_answers(tmp_path, Settings())


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="holds no answers"):
        read_answers(tmp_path, Settings())


def test_sides_are_told_by_country_body_and_name() -> None:
    france = Actor("state:FRA", "France", "state", None, None, "FRA", "GOV", None, None, (), "gazetteer", ())
    union = replace(france, id="org:eu", name="European Union", kind="organisation", country=None, sector="IGO")
    rebels = replace(france, id="group:x", name="Northern Front", kind="group", country="MLI", sector="REB")
    assert is_side(france, "FRA")
    assert is_side(union, "EUR")
    assert is_side(union, "IGO:EU")
    assert is_side(rebels, "REB:Front")
    assert is_side(rebels, "NAME:northern front")
    assert not is_side(union, "FRA")
    assert not is_side(france, "IGO")


def test_a_plan_meets_a_promise_but_no_deed(record: Record) -> None:
    promise = Wanted("1", "AID", (), (), "promised", (), "")
    assert has_status(replace(record.events[0], status="planned"), promise)
    assert not has_status(record.events[0], promise)


def test_the_figures_are_those_of_the_scorer(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    figures = run_scorer("score_exhaustive", shared)
    print_records(shared / "corpus", Settings(), None, None)
    printed = re.search(r"who-what-whom +([\d.]+) +([\d.]+) +([\d.]+)", capsys.readouterr().out)
    assert printed is not None
    names = ("precision", "recall", "f1")
    assert [float(n) for n in printed.groups()] == [figures[f"who-what-whom {name}"] for name in names]
