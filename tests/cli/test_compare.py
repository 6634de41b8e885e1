"""`dragoman compare` as a person runs it: the two readouts of one call, and what it says of input it cannot compare."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from places import DRAGOMAN, EXAMPLES

WHITE_HOUSE = EXAMPLES / "readouts" / "2021-12-07-white-house.txt"
KREMLIN = EXAMPLES / "readouts" / "2021-12-07-kremlin.txt"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [DRAGOMAN, "compare", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def compared() -> dict[str, Any]:
    finished = run(WHITE_HOUSE, KREMLIN, "--format", "json")
    assert finished.returncode == 0, finished.stderr
    found: dict[str, Any] = json.loads(finished.stdout)
    return found


def test_sides_are_told_by_their_publishers(compared: dict[str, Any]) -> None:
    assert [account["side"] for account in compared["accounts"]] == ["USA", "RUS"]


def test_both_one_and_silence(compared: dict[str, Any]) -> None:
    both = {matter["subject"] for matter in compared["both"]}
    assert {"Ukraine", "Iran", "sanctions and economic measures", "follow-up and further contacts"} <= both
    assert "strategic stability and arms control" in {m["subject"] for m in compared["only"]["USA"]}
    alone = {matter["subject"] for matter in compared["only"]["RUS"]}
    assert {"Minsk agreements and Normandy format", "Second World War and remembrance"} <= alone
    assert "embassies, diplomats and visas" in compared["silent"]["USA"]


def test_every_citation_gives_the_words_of_its_text(compared: dict[str, Any]) -> None:
    texts = {}
    for key, path in (("USA", WHITE_HOUSE), ("RUS", KREMLIN)):
        command = [DRAGOMAN, "read", path, "--format", "json"]
        finished = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        texts[key] = json.loads(finished.stdout)["report"]["text"]
    cited = [
        (key, mention)
        for matter in [*compared["both"], *compared["only"]["USA"], *compared["only"]["RUS"]]
        for key, raised in matter["accounts"].items()
        for mention in raised["mentions"]
    ]
    assert len(cited) > 40
    for key, mention in cited:
        start, end = mention["span"]
        assert texts[key][start:end] == mention["text"]


def test_one_file_has_nothing_beside_it() -> None:
    finished = run(WHITE_HOUSE)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "one report has nothing beside it; name two or more" in finished.stderr


def test_the_same_file_twice(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(KREMLIN.read_bytes())
    finished = run(KREMLIN, copy)
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "the same report twice" in finished.stderr
    assert str(copy) in finished.stderr


def test_two_reports_without_a_common_encounter_say_what_each_has() -> None:
    finished = run(KREMLIN, EXAMPLES / "readout-kenya.txt")
    assert (finished.returncode, finished.stdout) == (2, "")
    assert "no encounter in common" in finished.stderr
    assert "bilateral meeting of RUS–USA on 2021-12-07" in finished.stderr
    assert "call of Grace Achieng–FIN on 2024-06-12" in finished.stderr


def test_a_side_that_no_publisher_tells_is_shown_as_such() -> None:
    finished = run(EXAMPLES / "readout-kenya.txt", EXAMPLES / "readout-finland.txt", "--format", "json")
    accounts = json.loads(finished.stdout)["accounts"]
    assert [account["key"] for account in accounts] == ["side not told", "side not told 2"]
    assert [account["side"] for account in accounts] == [None, None]
