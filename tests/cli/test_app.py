"""The command line: what it accepts, its exit status, and what it writes where."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import dragoman
from dragoman.exchange import record_schema
from places import DRAGOMAN


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([DRAGOMAN, *arguments], capture_output=True, text=True, timeout=60, check=False)


def test_help_and_version() -> None:
    assert "read" in run("--help").stdout
    assert run("--version").stdout == f"dragoman {dragoman.__version__}\n"


def test_help_imports_nothing_heavy() -> None:
    heavy = {"spacy", "rich", "pydantic", "trafilatura", "yaml", "numpy"}
    code = f"import sys, dragoman.cli; print(sorted({heavy!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_schema_is_printed_as_json() -> None:
    assert json.loads(run("schema").stdout) == record_schema()


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x.txt", "--published", "last week"],
        ["read", "x.txt", "--format", "xml"],
        ["read", "x.txt", "--workers", "0"],
        ["read", "x.txt", "--max-bytes", "-1"],
        ["read", "x.txt", "--min-confidence", "2"],
        ["frobnicate"],
    ],
)
def test_wrong_usage_is_status_2_with_a_reason(arguments: list[str]) -> None:
    finished = run(*arguments)
    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr.strip()
    assert "Traceback" not in finished.stderr
