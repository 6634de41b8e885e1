"""The commands on joined encounters, as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.ledger import open_ledger
from readouts.joining.tellings import FINLANDS, NORWAYS, ONE_CALL


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A ledger of five reports of one call, of which nothing was joined yet."""
    place = str(tmp_path / "news.db")
    with open_ledger(place) as ledger:
        for record in ONE_CALL:
            ledger.add(record)
    return place


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--ledger", place])


def ids(place: str) -> list[str]:
    lines = run(place, "encounters", "--format", "jsonl").stdout.splitlines()
    return [json.loads(line)["id"] for line in lines]


def test_a_list_has_a_line_for_each_encounter(kept: str) -> None:
    listed = run(kept, "encounters", "--between", "NOR", "FIN", "--since", "2021-12")
    assert listed.exit_code == 0
    line = " ".join(listed.stdout.split())
    assert line.startswith("2021-12-07 video call: Kari Lunde, Antti Salo 5 reports (NOR, FIN, SWE) joined:")
    assert run(kept, "encounters", "--between", "NOR", "USA").stdout == ""
    assert run(kept, "encounters", "--reports", "6").stdout == ""


def test_one_in_full_has_each_report_with_its_words_and_why(kept: str) -> None:
    (id,) = ids(kept)
    shown = " ".join(run(kept, "encounters", id[:12]).stdout.split())
    for record in ONE_CALL:
        assert (record.report.title or "") in shown
    assert "“Antti Salo had a lengthy conversation with Kari Lunde.”" in shown
    assert "Antti Salo and Kari Lunde in both" in shown or "Kari Lunde and Antti Salo in both" in shown


def test_json_holds_reports_sides_and_scores(kept: str) -> None:
    (one,) = json.loads(run(kept, "encounters", "--format", "json").stdout)
    assert one["countries"] == ["NOR", "FIN"]
    assert [mention["side"] for mention in one["mentions"]] == ["NOR", "NOR", "FIN", "SWE", "FIN"]
    assert one["mentions"][1]["report"]["id"] == NORWAYS.report.id
    assert 0.5 < one["mentions"][1]["score"] <= 1


def test_people_part_join_and_end(kept: str) -> None:
    why = ("--reason", "The protocol says so.", "--by", "Aino Berg")
    (id,) = ids(kept)
    parted = run(kept, "correct", "part", id, FINLANDS.report.id[:10], *why)
    assert parted.exit_code == 0, parted.output
    two = ids(kept)
    assert len(two) == 2
    joined = run(kept, "correct", "join", *two, *why)
    assert joined.exit_code == 0, joined.output
    assert len(ids(kept)) == 1
    listed = run(kept, "correct", "joins").stdout
    assert "parted by Aino Berg" in listed
    assert "because: The protocol says so." in listed
    decision = joined.stdout.partition(": ")[0]
    assert run(kept, "correct", "end", decision, *why).stdout == f"{decision}: ended\n"
    assert len(ids(kept)) == 2


def test_what_is_not_there_is_said_in_one_sentence(kept: str, tmp_path: Path) -> None:
    assert "no encounter whose id begins with 'joined:f00'" in str(run(kept, "encounters", "joined:f00").exception)
    nowhere = str(tmp_path / "none.db")
    assert "no such ledger" in str(run(nowhere, "encounters").exception)
    assert not Path(nowhere).exists()
