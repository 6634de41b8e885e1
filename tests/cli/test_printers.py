"""Records on standard output: whole or not at all, an object or an array, in order."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace

import pytest

from dragoman.cli.printers import open_printer
from dragoman.cli.read import print_outcomes
from dragoman.cli.stdout import Stdout
from dragoman.errors import SourceError
from dragoman.exchange import record_to_dict
from dragoman.model import Record


class Memory(Stdout):
    """Standard output that keeps its pieces."""

    def __init__(self) -> None:
        self.pieces: list[str] = []

    def write(self, piece: str) -> None:
        self.pieces.append(piece)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def printed(output_format: str, records: list[Record], *, is_list: bool = False) -> str:
    stdout = Memory()
    with closing(open_printer(output_format, stdout, is_list=is_list)) as printer:
        for record in records:
            printer.print(record)
    return stdout.text


def test_one_record_is_an_object(record: Record) -> None:
    assert json.loads(printed("json", [record])) == record_to_dict(record)


@pytest.mark.parametrize("count", [2, 3])
def test_several_records_are_an_array(record: Record, count: int) -> None:
    assert json.loads(printed("json", [record] * count)) == [record_to_dict(record)] * count


@pytest.mark.parametrize("count", [0, 1, 2])
def test_several_inputs_are_an_array_however_many_could_be_read(record: Record, count: int) -> None:
    assert json.loads(printed("json", [record] * count, is_list=True)) == [record_to_dict(record)] * count


def test_one_input_that_could_not_be_read_prints_nothing() -> None:
    assert printed("json", []) == ""


def test_lines_are_flushed_record_by_record(record: Record) -> None:
    stdout = Memory()
    printer = open_printer("jsonl", stdout, is_list=False)
    for _ in range(3):
        printer.print(record)
    assert len(stdout.pieces) == 3
    assert all(piece.endswith("}\n") and piece.count("\n") == 1 for piece in stdout.pieces)


def test_an_interrupt_leaves_a_whole_array(record: Record) -> None:
    stdout = Memory()

    def read_until_interrupted() -> None:
        with closing(open_printer("json", stdout, is_list=True)) as printer:
            printer.print(record)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_until_interrupted()
    assert json.loads(stdout.text) == [record_to_dict(record)]


def test_failures_are_named_on_stderr_and_the_rest_is_done(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    stdout = Memory()
    other = replace(record, report=replace(record.report, id="1" * 64))
    outcomes = [record, SourceError("bad.txt", "is empty"), other]
    status = print_outcomes(outcomes, open_printer("jsonl", stdout, is_list=True))
    assert status == 1
    assert [json.loads(piece)["report"]["id"][0] for piece in stdout.pieces] == ["0", "1"]
    assert capsys.readouterr().err == "dragoman: bad.txt: is empty\n"


def test_pages_are_set_apart(record: Record) -> None:
    pages = printed("text", [record, record])
    assert pages.count("Norwegian and Finnish ministers meet in Kirkenes\n") == 2
    assert "\x1b" not in pages
