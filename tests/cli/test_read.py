"""`dragoman read` as a person runs it: what is on which stream, the exit status, and that nothing is ever half."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from places import DRAGOMAN, EXAMPLES

STORY = EXAMPLES / "readout-kenya.txt"


def run(*arguments: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [DRAGOMAN, "read", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of everything that cannot be read."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "large.txt").write_text("Canada met Russia. " * 500, encoding="utf-8")
    (folder / "lines.jsonl").write_text(
        '{"text": "Canada met Russia on Monday in Vienna."}\n{"text": \n', encoding="utf-8"
    )
    (folder / "nothing").mkdir()
    return folder


def test_each_input_that_fails_is_named_with_the_reason_and_the_rest_is_done(broken: Path) -> None:
    names = ("missing.txt", "empty.txt", "binary.txt", "large.txt", "nothing", "lines.jsonl")
    finished = run(*(broken / name for name in names), STORY, "--max-bytes", 5000, "--format", "jsonl")
    complaints = finished.stderr.decode().splitlines()
    assert finished.returncode == 1
    assert len(complaints) == len(names)
    for name, complaint in zip(names, complaints, strict=True):
        assert complaint.startswith(f"dragoman: {broken / name}")
    assert "2" in complaints[-1].removeprefix(f"dragoman: {broken / names[-1]}"), "the number of the broken line"
    assert [json.loads(line)["schema"] for line in finished.stdout.splitlines()] == ["dragoman/record/1"] * 2


def test_json_is_all_there_is_on_standard_output() -> None:
    finished = run(STORY, "--format", "json")
    assert (finished.returncode, finished.stderr) == (0, b"")
    assert json.loads(finished.stdout)["report"]["source"]["path"] == str(STORY)


def test_lines_come_in_the_order_of_the_input_with_their_ids() -> None:
    finished = run(EXAMPLES / "wire.jsonl", "--format", "jsonl")
    records = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [record["report"]["source"]["id"] for record in records] == [f"wire-00{n}" for n in (1, 2, 3, 4)]
    assert finished.returncode == 0


def test_two_workers_print_the_same_bytes() -> None:
    arguments = (EXAMPLES / "wire.jsonl", STORY, EXAMPLES / "news-page.html", "--format", "jsonl")
    assert run(*arguments, "--workers", 2).stdout == run(*arguments).stdout


def test_standard_input_is_read() -> None:
    finished = run("-", "--format", "json", stdin=STORY.read_bytes())
    assert json.loads(finished.stdout)["report"]["title"] == STORY.read_text(encoding="utf-8").splitlines()[0]


def test_a_page_for_people_has_no_colour_in_a_pipe() -> None:
    page = run(STORY).stdout.decode()
    assert "President Grace Achieng spoke by telephone" in " ".join(page.split())
    assert "\x1b" not in page


def test_a_language_model_that_is_not_installed_is_wrong_usage() -> None:
    finished = run(STORY, "--language-model", "xx_nothing", "--format", "json")
    assert (finished.returncode, finished.stdout) == (2, b"")
    assert b"xx_nothing is not installed" in finished.stderr


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    command = [DRAGOMAN, "read", EXAMPLES, "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("output_format", ["json", "jsonl"])
def test_an_interrupt_keeps_what_was_done_and_leaves_nothing_half(
    tmp_path: Path, output_format: str, workers: int
) -> None:
    line = json.dumps({"text": "Canada and Russia met on Monday in Vienna to discuss the border."}) + "\n"
    source = tmp_path / "many.jsonl"
    source.write_text(line * 20_000, encoding="utf-8")
    command = [DRAGOMAN, "read", source, "--format", output_format, "--workers", str(workers)]
    # Unbuffered, so that the first piece is taken while the second is being made.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        assert process.stdout is not None
        first = process.stdout.read(100)
        os.kill(process.pid, signal.SIGINT)
        rest, complaints = process.communicate(timeout=60)
    printed = (first + rest).decode()
    records = json.loads(printed) if output_format == "json" else [json.loads(each) for each in printed.splitlines()]
    assert (process.returncode, complaints) == (130, b"")
    assert 0 < len(records) < 20_000
    assert printed.endswith("\n")
