"""Judged events are kept as places in the corpus, and come back as the questions they were."""

import gzip
import json
from dataclasses import replace
from pathlib import Path

import pytest
from training.examples import ExampleError
from training.judged_rows import TABLE, JudgedRow, read_rows, write_rows

from dragoman.coder import Question
from dragoman.model import Span

SENTENCE = "Canada praised Latvia."
QUESTION = Question(
    SENTENCE, Span(0, 6), Span(15, 21), Span(7, 14), "SUPPORT", 0.77, ("subject", "object"), is_said=True
)
ROW = JudgedRow("event:1", "3002", "https://example.org/1", QUESTION, is_found=True, is_right=False)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    report = {"url": ROW.url, "title": "Riga", "text": "It rained. Canada praised\nLatvia. It was late."}
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(report) + "\n")
    return tmp_path


def test_a_row_comes_back_as_it_was_written(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.tsv"
    assert write_rows([ROW], corpus, table) == 1
    (back,) = read_rows(corpus, table)
    told = "Canada praised\nLatvia."
    assert back == replace(ROW, question=replace(QUESTION, sentence=told))


def test_a_sentence_that_the_corpus_lacks_is_left_out(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.tsv"
    gone = replace(ROW, question=replace(QUESTION, sentence="Canada thanked Latvia."))
    assert write_rows([ROW, gone], corpus, table) == 1


def test_a_table_of_another_corpus_is_refused_with_its_line(corpus: Path, tmp_path: Path) -> None:
    table = tmp_path / "rows.tsv"
    write_rows([ROW], corpus, table)
    table.write_text(table.read_text(encoding="utf-8").replace("\t16\t", "\t17\t"), encoding="utf-8")
    with pytest.raises(ExampleError, match="line 2: the sentence is not in the corpus"):
        read_rows(corpus, table)


def test_the_table_holds_no_words_of_the_corpus() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1000
    assert all(" " not in cell or cell == "last speaker" for line in lines for cell in line.split("\t"))
