"""`dragoman classify` as a person runs it: the table again with type and confidence, and bad rows named."""

from __future__ import annotations

import subprocess
from pathlib import Path

from places import DRAGOMAN


def run(table: str, *options: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The command on a table, as a file when there is a folder for it, else on standard input."""
    name = "-"
    if folder is not None:
        (folder / "pairs.tsv").write_text(table, encoding="utf-8")
        name = str(folder / "pairs.tsv")
    command = [str(DRAGOMAN), "classify", name, *options]
    return subprocess.run(command, input=table, capture_output=True, text=True, timeout=120, check=False)


def test_marked_sentences_get_type_and_confidence(tmp_path: Path) -> None:
    table = (
        "id\tmarked_sentence\n"
        "a\t<s>France</s> condemned <t>Russia</t> for the attack.\n"
        'b\t"<s>Japan</s> sent tents to <t>Nepal</t>," he said.\n'
    )
    finished = run(table, folder=tmp_path)
    header, *rows = [line.split("\t") for line in finished.stdout.splitlines()]
    assert finished.returncode == 0
    assert header == ["id", "marked_sentence", "type", "confidence"]
    assert [row[:2] for row in rows] == [line.split("\t") for line in table.splitlines()[1:]], "the input comes back"
    assert [row[2] for row in rows] == ["ACCUSE", "AID"]
    assert all(0 < float(row[3]) <= 1 for row in rows)


def test_sides_given_as_words_and_a_row_that_cannot_be_read() -> None:
    table = (
        "sentence\tsource\ttarget\n"
        "France condemned Russia.\tFrance\tChad\n"
        "Police in Minsk arrested two journalists.\tPolice in Minsk\ttwo journalists\n"
        "France condemned Russia.\tFrance\n"
    )
    finished = run(table)
    rows = [line.split("\t") for line in finished.stdout.splitlines()[1:]]
    assert finished.returncode == 1
    assert [row[3:4] for row in rows] == [[""], ["COERCE"], [""]]
    complaints = finished.stderr.splitlines()
    assert complaints[0] == (
        "dragoman: - line 2: expected the target 'Chad' to be words of the sentence, apart from the other side"
    )
    assert complaints[1] == "dragoman: - line 4: 2 columns; expected 3 as in the header"


def test_a_table_without_the_columns_is_refused() -> None:
    finished = run("text\tlabel\nFrance condemned Russia.\tACCUSE\n")
    assert finished.returncode == 2
    assert "line 1: expected tab-separated columns sentence, source, target, or marked_sentence" in finished.stderr
    assert finished.stdout == ""


def test_a_missing_file_is_named() -> None:
    command = [str(DRAGOMAN), "classify", "nowhere.tsv"]
    finished = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert finished.returncode == 2
    assert finished.stderr.startswith("dragoman: nowhere.tsv: No such file")


def test_none_is_answered_only_when_asked() -> None:
    table = "marked_sentence\nInflation rose in <s>Mali</s>, Chad and <t>Poland</t>.\n"
    assert run(table, "--none").stdout.splitlines()[1].split("\t")[1] == "none"
    assert run(table).stdout.splitlines()[1].split("\t")[1] != "none"
