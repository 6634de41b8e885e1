"""`dragoman gazetteer check`: one line a finding, and the exit status says whether there is any."""

from __future__ import annotations

import subprocess
from pathlib import Path

from places import DRAGOMAN


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([DRAGOMAN, "gazetteer", *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_the_shipped_data_has_nothing_wrong() -> None:
    finished = run("check")
    assert finished.returncode == 0, finished.stdout
    assert finished.stdout.startswith("nothing wrong in ")


def test_a_finding_is_a_line_and_status_1(tmp_path: Path) -> None:
    (tmp_path / "members.csv").write_text("id,members\norg:un,FRA XYZ\n", encoding="utf-8")
    finished = run("check", "--data", str(tmp_path))
    assert finished.returncode == 1
    assert finished.stdout == (
        "members.csv line 2: members 'FRA XYZ' names XYZ that are no country of states.csv; correct it\n"
    )


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    finished = run("check", "--data", str(tmp_path / "absent"))
    assert finished.returncode == 2
    assert "no such folder" in finished.stderr
