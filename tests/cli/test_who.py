"""`dragoman who`: the page, the JSON, the exit status, and what stderr says."""

from __future__ import annotations

import json
import subprocess

import pytest

from places import DRAGOMAN


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([DRAGOMAN, "who", *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_a_page_without_colour_in_a_pipe() -> None:
    done = run("foreign", "minister", "of", "Greece", "--on", "2020-01-08")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    lines = done.stdout.splitlines()
    assert lines[0] == "Nikos Dendias  person · GRC · person:nikos-dendias · Q247424"
    assert " ".join(lines[1].split()) == "held Minister for Foreign Affairs of Greece 2019-07-09 to 2023-05-26"
    assert "Why: “Greece” says whose" in done.stdout


def test_several_answers_are_numbered_and_say_what_would_decide() -> None:
    done = run("Georgia")
    assert done.stdout.startswith("“Georgia” may be any of 2:\n\n1  Georgia  state · GEO")
    assert done.stdout.count("What would decide: ") == 2


def test_json_is_nothing_but_json() -> None:
    done = run("Lavrov", "--on", "2016-07-25", "--country", "rus", "--format", "json")
    told = json.loads(done.stdout)
    assert list(told) == ["name", "on", "country", "decided", "answers"]
    assert (told["on"], told["country"], told["decided"]) == ("2016-07-25", "RUS", True)
    assert told["answers"][0]["id"] == "person:sergey-lavrov"
    assert told["answers"][0]["offices"][0]["on_the_day"] == "held"


def test_nothing_found_is_one_sentence_and_status_1() -> None:
    done = run("Nobody", "Whatever")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "no person, office, state, organisation, group or place is known by that name" in done.stderr
    empty = run("Nobody Whatever", "--format", "json")
    assert (empty.returncode, json.loads(empty.stdout)["answers"]) == (1, [])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["Lavrov", "--on", "yesterday"], "--on yesterday: not a date; write YYYY-MM-DD"),
        (["Lavrov", "--country", "XYZ"], "--country XYZ: no such country"),
        (["Lavrov", "--gazetteer", "nowhere.csv"], "--gazetteer nowhere.csv: no such file"),
        ([], "NAME"),
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], expected: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert expected in done.stderr
    assert "Traceback" not in done.stderr
