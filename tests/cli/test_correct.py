"""The commands by which people correct a ledger and search in it, as they are typed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.cli.correct import read_fields
from dragoman.errors import OptionError
from dragoman.ledger import open_ledger
from dragoman.model import Record
from made import TEXT, span_of
from places import DRAGOMAN


@pytest.fixture
def kept(tmp_path: Path, record: Record) -> str:
    """A ledger of one report."""
    place = str(tmp_path / "news.db")
    with open_ledger(place) as ledger:
        ledger.add(record)
    return place


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(app, [*words, "--ledger", place])


def said(place: str, *words: str) -> str:
    result = run(place, "correct", *words, "--reason", "The readout says so.", "--by", "Aino Berg")
    assert result.exit_code == 0, result.output
    return result.stdout.split(":")[0] + ":" + result.stdout.split(":")[1]


def test_what_is_said_is_listed_and_can_be_ended(kept: str, record: Record) -> None:
    event = record.events[1].id
    amended = said(kept, "amend", event, "status=planned", "recipients=state:NOR, person:kari-lunde", "mode=null")
    added = said(kept, "add", "0000", "event", "type=PROTEST", "actors=state:FIN", "trigger=called the talks")
    ended = said(kept, "end", amended)
    assert ended == amended
    listed = run(kept, "correct", "list").stdout
    assert f"{amended}  event {event} amended by Aino Berg" in listed
    assert "status: occurred → planned" in listed
    assert 'recipients: ["state:NOR"] → ["state:NOR", "person:kari-lunde"]' in listed
    assert "mode: disapprove → null" in listed
    assert "because: The readout says so." in listed
    assert "ended by Aino Berg" in listed
    in_force = json.loads(run(kept, "correct", "list", "--in-force", "--format", "json").stdout)
    assert [one["id"] for one in in_force] == [added]
    lines = run(kept, "corrections", "list", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [amended, added]
    assert run(kept, "correct", "list", "--unfitting").stdout == "nobody said anything of this\n"


def test_the_export_holds_what_a_learner_needs(kept: str, record: Record) -> None:
    said(kept, "dispute", record.events[1].id)
    said(kept, "amend", record.events[0].id, "status=planned")
    said(kept, "confirm", record.encounters[0].id)
    said(kept, "add", "0", "statement", "speaker=state:FIN", "content=called the talks “frank”")
    examples = [json.loads(line) for line in run(kept, "correct", "export").stdout.splitlines()]
    disputed, amended, confirmed, added = examples
    assert [one["verdict"] for one in examples] == ["disputed", "amended", "confirmed", "added"]
    assert {one["text"] for one in examples} == {TEXT}
    assert disputed["spans"] == [list(span_of("criticised"))]
    assert (disputed["program"]["type"], disputed["person"]) == ("ACCUSE", None)
    assert (amended["program"]["status"], amended["person"]["status"], amended["changed"]) == (
        "occurred", "planned", ["status"],
    )  # fmt: skip
    assert confirmed["person"] == confirmed["program"]
    assert (added["program"], added["person"]["speaker"]) == (None, "state:FIN")
    assert (amended["who"], amended["reason"], amended["ended"], amended["fits"]) == (
        "Aino Berg", "The readout says so.", None, True,
    )  # fmt: skip
    assert amended["report"]["publisher"] == "The Barents Gazette"


def test_hits_are_printed_as_a_page_as_json_and_as_lines(kept: str, record: Record) -> None:
    said(kept, "dispute", record.events[1].id)
    page = run(kept, "search", "fishing", '"border roads"').stdout
    assert "«border roads»" in page
    assert "«fishing»" in page
    assert "ACCUSE  state:FIN → state:NOR  occurred" in page
    assert "disputed" in page
    answer = json.loads(run(kept, "search", "criticised", "--format", "json").stdout)
    assert (answer["cursor"], len(answer["hits"])) == (None, 1)
    hit = answer["hits"][0]
    assert hit["report"]["id"] == record.report.id
    assert [TEXT[slice(*mark)] for mark in hit["snippet"]["marks"]] == ["criticised"]
    assert [fact["correction"] for fact in hit["facts"]] == ["disputed"]
    lines = run(kept, "search", "criticised", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == [hit]


def test_a_page_says_how_to_get_the_next(kept: str, record: Record) -> None:
    from dataclasses import replace

    with open_ledger(kept) as ledger:
        for number in (1, 2):
            text = " ".join(f"word{number}x{at}" for at in range(200)) + " herring"
            report = replace(record.report, id=f"{number:064x}", title=f"Report {number}", text=text)
            ledger.add(replace(record, report=report, statements=(), encounters=(), commitments=(), events=()))
    first = run(kept, "search", "herring", "--limit", "1", "--newest")
    assert "Report 2" in first.stdout
    cursor = first.stderr.split("more: --after ")[1].strip()
    second = run(kept, "search", "herring", "--limit", "1", "--newest", "--after", cursor)
    assert "Report 1" in second.stdout
    assert second.stderr == ""


def test_nothing_found_is_said_and_is_no_failure(kept: str) -> None:
    result = run(kept, "search", "zebra")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "dragoman: nothing found\n")


WRONG = [
    (["search"], "search: say what to search for"),
    (["search", "x", "--type", "GREET"], "GREET: is no type of event; choose among AGREE"),
    (["search", "x", "--after", "zz"], "zz: is no cursor"),
    (["correct", "dispute", "event:gone", "--reason", "x"], "holds no fact event:gone; copy the id"),
    (["correct", "amend", "state:FIN", "country", "--reason", "x"], "country: write FIELD=VALUE, like status=planned"),
    (["correct", "amend", "state:FIN", "country=fin", "--reason", "x"], "fin is no country's ISO 3166-1 alpha-3 code"),
]


@pytest.mark.parametrize(("words", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_what_makes_no_sense_is_one_sentence(kept: str, words: list[str], message: str) -> None:
    command = [DRAGOMAN, *words, "--ledger", kept]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    assert done.stderr.count("\n") == 1


def test_correcting_makes_no_ledger(tmp_path: Path) -> None:
    place = tmp_path / "none.db"
    result = run(str(place), "correct", "dispute", "event:x", "--reason", "x")
    assert "no such ledger" in str(result.exception)
    assert not place.exists()


def test_a_value_is_words_unless_it_begins_like_json() -> None:
    words = ["a=b=c", 'date={"span": [1, 2]}', "actors=[]", "mode=null", "duration_minutes=45", "why=“so”"]
    assert read_fields(words) == {
        "a": "b=c", "date": {"span": [1, 2]}, "actors": [], "mode": None, "duration_minutes": "45", "why": "“so”",
    }  # fmt: skip
    with pytest.raises(OptionError, match="begins like JSON and is none"):
        read_fields(["actors=[state:FIN]"])


def test_numbers_written_as_words_are_numbers(kept: str, record: Record) -> None:
    said(kept, "amend", record.encounters[0].id, "duration_minutes=50")
    with open_ledger(kept) as ledger:
        assert [row.duration_minutes for row in ledger.encounters()] == [50]


def test_a_name_with_controls_does_not_act_on_the_terminal(kept: str, record: Record) -> None:
    run(kept, "correct", "dispute", record.events[0].id, "--reason", "x\x1b[2J", "--by", "y\x07")
    listed = run(kept, "correct", "list").stdout
    assert "\x1b" not in listed
    assert "\x07" not in listed
