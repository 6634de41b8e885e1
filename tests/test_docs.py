"""The documents tell the truth: commands exist, targets exist, files they name are there."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from places import DRAGOMAN, ROOT

DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
FENCE = re.compile(r"^```(?:sh|console|bash)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(program: str) -> Iterator[tuple[Path, str]]:
    """Every call of a program that stands in a document's shell blocks or between backticks."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        lines = [line.strip() for block in FENCE.findall(text) for line in block.splitlines()]
        lines += re.findall(r"`([^`\n]+)`", text)
        yield from ((document, line) for line in lines if re.match(rf"(?:\$ )?{program} ", line))


@cache
def help_of(*command: str) -> str:
    finished = subprocess.run([DRAGOMAN, *command, "--help"], capture_output=True, text=True, check=False, timeout=60)
    return finished.stdout if finished.returncode == 0 else ""


@pytest.mark.parametrize(("document", "line"), [*commands("dragoman")])
def test_commands_and_options_in_the_documents_exist(document: Path, line: str) -> None:
    word = line.removeprefix("$ ").split()[1]
    if word.startswith("-"):
        assert word in {"--help", "--version"}
        return
    shown = help_of(word)
    assert shown, f"{document.name}: no command {word}"
    if "COMMAND [ARGS]" in shown:  # a group: the command is the word after it
        following = line.removeprefix("$ ").split()[2:3]
        shown = help_of(word, *following)
        assert shown, f"{document.name}: no command {word} {' '.join(following)}"
    missing = [option for option in re.findall(r"--[a-z-]+", line) if option not in shown]
    assert not missing, f"{document.name}: dragoman {word} has no {missing}"


@pytest.mark.parametrize(("document", "line"), [*commands("make")])
def test_targets_in_the_documents_exist(document: Path, line: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [word for word in line.removeprefix("$ ").split("#")[0].split()[1:] if word.islower()]
    for target in targets:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{document.name}: no target {target}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_documents_name_commands() -> None:
    assert len([*commands("dragoman")]) >= 5
    assert len([*commands("make")]) >= 3
