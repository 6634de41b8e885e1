"""`dragoman train` as a person runs it, and the model at work in `classify` and `evaluate pairs`."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from dragoman.cli.train import assign_folds
from dragoman.coder.own_codebook import read_codebook
from places import DRAGOMAN, EXAMPLES

CODEBOOK = EXAMPLES / "codebook" / "sanctions.yaml"
HELD_OUT = EXAMPLES / "codebook" / "sanctions-held-out.tsv"


def run(*words: str, table: str | None = None) -> subprocess.CompletedProcess[str]:
    command = [str(DRAGOMAN), *words]
    return subprocess.run(command, input=table, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "sanctions.model"
    finished = run("train", "--codebook", str(CODEBOOK), "--out", str(path))
    assert finished.returncode == 0, finished.stderr
    assert "sanctions: 8 types, 110 examples; in 5 folds" in finished.stdout
    return path


def test_the_worked_example_holds_its_figure(model: Path) -> None:
    finished = run("evaluate", "pairs", str(HELD_OUT), "--model", str(model))
    found = re.match(r"90 pairs: accuracy ([\d.]+), macro F1 ([\d.]+)", finished.stdout)
    assert found is not None, finished.stderr
    assert min(map(float, found.groups())) >= 0.83


def test_pairs_get_the_types_of_the_codebook(model: Path) -> None:
    table = (
        "marked_sentence\n"
        "<s>Slovakia</s> expelled <t>35 employees of the Russian mission</t>.\n"
        "<s>The president</s> received <t>the Vietnamese ambassador</t> on Thursday.\n"
    )
    rows = [line.split("\t") for line in run("classify", "-", "--model", str(model), table=table).stdout.splitlines()]
    assert rows[1][1] == "EXPULSION"
    assert rows[2][1] != "none", "none is answered only when asked for"
    rows = [
        row.split("\t")
        for row in run("classify", "-", "--none", "--model", str(model), table=table).stdout.splitlines()
    ]
    assert [row[1] for row in rows[1:]] == ["EXPULSION", "none"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (
            "EXPULSION\t<s>Mali</s> sent <t>the French ambassador</t> away.",
            "line 2: sanctions learned from this sentence",
        ),
        ("AID\t<s>Mali</s> helped <t>Chad</t>.", "line 2: 'AID' is no event type; expected one of ARMS_EMBARGO"),
    ],
)
def test_a_measure_that_would_flatter_is_refused(model: Path, tmp_path: Path, row: str, complaint: str) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(f"label\tmarked_sentence\n{row}\n", encoding="utf-8")
    finished = run("evaluate", "pairs", str(table), "--model", str(model))
    assert finished.returncode == 2
    assert complaint in finished.stderr


def test_none_needs_sentences_under_none(tmp_path: Path) -> None:
    codebook, out = tmp_path / "mine.yaml", tmp_path / "mine.model"
    codebook.write_text(CODEBOOK.read_text(encoding="utf-8").partition("\nnone:")[0] + "\n", encoding="utf-8")
    assert run("train", "--codebook", str(codebook), "--out", str(out)).returncode == 0
    finished = run("classify", "-", "--none", "--model", str(out), table="marked_sentence\n<s>A</s> met <t>B</t>.\n")
    assert finished.returncode == 2
    assert "has no sentences under none" in finished.stderr


def test_a_bad_codebook_or_place_is_refused(tmp_path: Path) -> None:
    finished = run("train", "--codebook", str(CODEBOOK), "--out", str(tmp_path / "nowhere" / "x"))
    assert (finished.returncode, finished.stderr.startswith("dragoman: --out")) == (2, True)
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: x\n")
    finished = run("train", "--codebook", str(bad))
    assert finished.returncode == 2
    assert "bad.yaml line 1: types is missing" in finished.stderr


def test_folds_are_even_and_part_no_sentence() -> None:
    examples = read_codebook(CODEBOOK).examples
    folds = assign_folds(examples)
    assert {folds.count(fold) for fold in range(5)} == {22}
    twice = [examples[0], *examples[1:7], examples[0]]
    assert assign_folds(twice)[0] == assign_folds(twice)[-1]
