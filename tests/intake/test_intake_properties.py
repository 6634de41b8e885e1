"""What holds for any text whatever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.intake import NOWHERE, read_bytes, read_page, read_text
from dragoman.intake.tidy import clean_line, clean_text
from dragoman.model import Report
from dragoman.settings import Settings

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=400)
LINES = st.lists(
    st.sampled_from(
        [
            "With files from AP", "By Jane Doe", "Photo: Reuters", "Tags: , ,", "(AP) —", "July 25, 2016", "“", "",
            "Comments are closed.",
            "The ministers met on Monday in the capital of the country and agreed to meet again before the summer.",
            "WASHINGTON (AP) — The ministers met.", "Ministers meet in Oslo", "***", "Media contacts",
        ]
    ),
    max_size=14,
)  # fmt: skip


def assert_sound(report: Report) -> None:
    """Spans are in order, apart, within the text, and nothing in it is left that cannot be written as UTF-8."""
    spans = [*([report.title_span] if report.title_span else []), *(c.span for c in report.captions), *report.body]
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(report.text)
        assert span.words(report.text) == span.words(report.text).strip()
        at = span.end
    assert report.title_span is None or report.title_span.words(report.text) == report.title
    report.text.encode("utf-8")


@given(ANY_TEXT)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_text, read_page):
        try:
            assert_sound(read(text, NOWHERE, Settings()))
        except SourceError:
            continue


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_any_order_of_parts_is_sound_and_read_alike_twice(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    try:
        report = read_text(text, NOWHERE, Settings())
    except SourceError:
        return
    assert_sound(report)
    assert report == read_text(text, NOWHERE, Settings())


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        assert_sound(read_bytes(data, NOWHERE, Settings()))
    except SourceError:
        return


@given(ANY_TEXT)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean_line(clean_line(text)) == clean_line(text)
    assert clean_text(clean_text(text)) == clean_text(text)


def test_a_hundred_thousand_characters_are_read() -> None:
    for unit in ("a", "\n", "<p ", "Ab ", "July 25, ", "Photo: x\n", "\ud800", "By Jane Doe\n"):
        try:
            assert_sound(read_text((unit * 100_000)[:100_000], NOWHERE, Settings()))
        except SourceError:
            continue
