"""`dragoman commitments` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.ledger import open_ledger
from dragoman.model import Record
from made import made_commitment


@pytest.fixture
def kept(tmp_path: Path, record: Record) -> str:
    """A ledger of one report, in which Norway promises Finland 12 patrol boats by 2023."""
    place = str(tmp_path / "news.db")
    with open_ledger(place) as ledger:
        ledger.add(record)
    return place


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["commitments", *words, "--ledger", place])


def test_a_promise_is_printed_with_whom_how_much_and_by_when(kept: str) -> None:
    printed = run(kept, "--by", "NOR", "--on", "2022-06-01").stdout
    assert "NOR → FIN: give Finland 12 patrol boats" in printed
    assert "announced · 2021-03-03, The Barents Gazette · 12 patrol boats · due by 2023" in printed
    assert "overdue" not in printed
    assert "nothing later in the ledger speaks of it" in printed


def test_what_was_due_is_overdue_afterwards(kept: str) -> None:
    assert "due by 2023 — overdue" in run(kept, "--overdue", "--on", "2024-06-01").stdout
    assert run(kept, "--overdue", "--on", "2022-06-01").stdout == ""


def test_json_gives_the_same_with_spans_and_the_word_of_a_person(kept: str) -> None:
    commitment = made_commitment()
    with open_ledger(kept) as ledger:
        ledger.corrector.amend(commitment.id, {"status": "kept"}, reason="The boats came.", who="A. Berg")
    (promise,) = json.loads(run(kept, "--format", "json").stdout)
    assert (promise["id"], promise["by"], promise["towards"]) == (commitment.id, ["NOR"], ["FIN"])
    assert promise["tellings"][0]["span"] == list(commitment.action)
    assert promise["status"] == "kept"
    assert promise["said_by_person"]["why"] == "The boats came."
    (line,) = run(kept, "--status", "kept", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line) == promise


def test_nothing_that_fits_is_said_in_a_sentence(kept: str) -> None:
    result = run(kept, "--by", "PER")
    assert result.exit_code == 0
    assert "no commitment fits" in result.stderr
    assert json.loads(run(kept, "--by", "PER", "--format", "json").stdout) == []
