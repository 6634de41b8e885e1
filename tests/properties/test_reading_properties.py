"""What holds for every text: it is read, its spans give their words back, and always in the same way."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dragoman.errors import SourceError
from dragoman.exchange import record_schema, record_to_dict, record_to_json
from dragoman.model import Record
from dragoman.reading import read, read_all

LONGEST = 100_000
# A read of made-up text takes some milliseconds; the first one loads the language model.
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = [
    *("Canada", "Russia", "Lavrov", "the President of France,", "NATO", "Kyiv", "Ukraine's", "both sides:"),
    *("said", "met", "threatened to", "called on", "urged", "will", "not", "and", "if", "he", "his counterpart"),
    *(
        "on Monday",
        "July 25, 2016",
        "$1 billion",
        "“",
        "”",
        "‘",
        "’",
        '"',
        "'",
        ";",
        "(",
        ")",
        "*",
        "…",
        "—",
        "\n",
        "\n\n",
    ),
]


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Texts that look a little like news, with anything at all mixed in."""
    pieces = draw(st.lists(st.sampled_from(WORDS) | st.text(max_size=20), max_size=60))
    return draw(st.sampled_from([" ", "", "\n"])).join(pieces)


def spans_in(plain: Any) -> Iterator[tuple[int, int]]:
    """Every [start, end] anywhere in a record's plain form."""
    if isinstance(plain, list):
        if len(plain) == 2 and all(type(end) is int for end in plain):
            yield plain[0], plain[1]
        else:
            for item in plain:
                yield from spans_in(item)
    elif isinstance(plain, dict):
        for item in plain.values():
            yield from spans_in(item)


def read_or_refuse(text: str) -> Record | None:
    """The record, or None where the text holds nothing to read: any other error is a fault."""
    try:
        return read(text=text)
    except SourceError:
        return None


def assert_spans_hold(record: Record) -> None:
    text = record.report.text
    for start, end in spans_in(record_to_dict(record)):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(record_schema())


@FEW
@given(texts())
def test_any_text_is_read_and_cited(validator: Draft202012Validator, text: str) -> None:
    record = read_or_refuse(text)
    if record is not None:
        assert_spans_hold(record)
        validator.validate(record_to_dict(record))
        assert record_to_json(record) == record_to_json(read(text=text))


@FEW
@given(st.text(max_size=400))
def test_any_unicode_is_read_or_refused(text: str) -> None:
    read_or_refuse(f"Canada and Russia met on Monday in Vienna to discuss the border. {text}")


@FEW
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(SourceError):
        read(data)


HARD = {
    "one long word": "a" * LONGEST,
    "only quotation marks": "“" * 5_000 + "\"'" * 5_000,
    "only brackets": "(" * 10_000,
    "only blank lines": "\n" * LONGEST,
    "one name without end": "Canada " * 6_000,
    "no sentence ends": "Canada and Russia met and " * 2_000,
    "many one-word paragraphs": "Russia\n\n" * 3_000,
    "controls": "".join(map(chr, range(256))) * 40,
    "beyond the basic plane": "\U0001f54a\U00010348 Canada " * 2_000,
    "lone surrogates": "Canada met Russia. \ud800 \udfff " * 50,
    "combining marks": "Canada\u0301\u0301\u0301 " * 2_000,
    "right to left": "\u202eCanada accused Russia.\u202c " * 500,
    "numbers": "1,000,000,000.5 " * 3_000,
    "markup": "<p><b>Canada</b> & <script>Russia</script>" * 800,
}


@pytest.mark.parametrize("name", HARD)
def test_hard_texts_are_read_or_refused(name: str) -> None:
    record = read_or_refuse(HARD[name][:LONGEST])
    if record is not None:
        assert_spans_hold(record)
        record_to_json(record).encode("utf-8")


def _lines(outcomes: Iterator[Record | SourceError]) -> list[str]:
    return [str(item) if isinstance(item, SourceError) else record_to_json(item) for item in outcomes]


def reports_in(examples: Path) -> list[Path]:
    """The example reports: what lies beside them to be run or watched is none."""
    return sorted(path for path in examples.glob("*.*") if path.suffix in (".html", ".txt", ".jsonl"))


@pytest.fixture(scope="module")
def in_one_process(examples: Path) -> list[str]:
    return _lines(read_all([str(path) for path in reports_in(examples)]))


def test_two_processes_give_the_same_bytes(examples: Path, in_one_process: list[str]) -> None:
    sources = [str(path) for path in reports_in(examples)]
    assert _lines(read_all(sources, workers=2)) == in_one_process


def test_any_order_gives_the_same_bytes(examples: Path, in_one_process: list[str]) -> None:
    sources = [str(path) for path in reversed(reports_in(examples))]
    assert sorted(_lines(read_all(sources))) == sorted(in_one_process)


def test_every_example_is_cited_and_valid(in_one_process: list[str], validator: Draft202012Validator) -> None:
    for line in in_one_process:
        plain = json.loads(line)
        validator.validate(plain)
        text = plain["report"]["text"]
        assert all(0 <= start < end <= len(text) for start, end in spans_in(plain))
