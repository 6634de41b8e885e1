"""`dragoman gazetteer add`: what it takes, says and leaves, and that `who` and `read` know it from then on."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from dragoman import __version__
from places import DRAGOMAN

GOOD = "type,name,kind,country,names\nactor,Steppe Guard,group,KAZ,SG Front\n"
HALF = GOOD + "actor,Wrong One,planet,KAZ,\nactor,Wrong Two,group,XXX,\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(home: Path, *arguments: str, said: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "XDG_DATA_HOME": str(home), **environment}
    return subprocess.run(
        [DRAGOMAN, *arguments], capture_output=True, text=True, timeout=60, check=False, env=environment, input=said
    )


def table(tmp_path: Path, text: str) -> str:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_it_is_known_from_then_on_and_the_record_says_so(tmp_path: Path, home: Path) -> None:
    said = "Russia condemned the SG Front on Monday.\n"
    before = json.loads(run(home, "read", "-", "--format", "json", said=said).stdout)
    done = run(home, "gazetteer", "add", table(tmp_path, GOOD))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"1 actor taken into {home}/dragoman/gazetteer.csv\n"
    assert "group:steppe-guard" in run(home, "who", "SG Front").stdout
    after = json.loads(run(home, "read", "-", "--format", "json", said=said).stdout)
    without = json.loads(run(home, "read", "-", "--format", "json", "--gazetteer", "none", said=said).stdout)
    assert "group:steppe-guard" in [actor["id"] for actor in after["actors"]]
    assert after["reader"]["version"].startswith(f"{__version__}+gazetteer.")
    assert without == before
    assert before["reader"]["version"] == __version__


def test_nothing_is_taken_unless_all_can_be(tmp_path: Path, home: Path) -> None:
    source = table(tmp_path, HALF)
    done = run(home, "gazetteer", "add", source)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"dragoman: {source} line 3, column kind: “planet” is none of organisation, group, media, region",
        f"dragoman: {source} line 4, column country: “XXX” is no country; write its ISO 3166-1 alpha-3 code, like GRC"
        " for Greece",
        f"dragoman: {source}: nothing was taken",
    ]
    assert not home.exists()


def test_skip_bad_says_what_it_left(tmp_path: Path, home: Path) -> None:
    done = run(home, "gazetteer", "add", table(tmp_path, HALF), "--skip-bad")
    assert done.returncode == 1
    assert done.stdout == f"1 actor taken into {home}/dragoman/gazetteer.csv\nleft out: line 3, 4\n"
    assert run(home, "who", "Steppe Guard").returncode == 0


def test_another_place_may_be_named(tmp_path: Path, home: Path) -> None:
    other = tmp_path / "other.csv"
    assert run(home, "gazetteer", "add", table(tmp_path, GOOD), "--to", str(other)).returncode == 0
    assert run(home, "who", "Steppe Guard").returncode == 1
    assert run(home, "who", "Steppe Guard", "--gazetteer", str(other)).returncode == 0
    assert run(home, "who", "Steppe Guard", DRAGOMAN_GAZETTEER=str(other)).returncode == 0


def test_a_file_that_is_not_there_is_status_1_and_its_help_tells_the_form(home: Path) -> None:
    done = run(home, "gazetteer", "add", "nowhere.csv")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "dragoman: nowhere.csv: cannot be read (No such file or directory)\n"
    shown = run(home, "gazetteer", "add", "--help").stdout
    assert all(word in shown for word in ("actor", "alias", "office", "term", "--skip-bad", "--to"))
    assert run(home, "gazetteer", "add").returncode == 2
