"""The page for people: facts beside the words they hang on, at any width, with nothing that acts."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from dragoman.cli.page import PIPE_WIDTH, PageStyle, draw_page
from dragoman.model import Record


@pytest.fixture
def page(record: Record) -> str:
    return draw_page(record, PageStyle())


@pytest.mark.parametrize(
    "words",
    [
        "The Barents Gazette · by Aino Berg · 2021-03-03 (page metadata) · examples/made.txt · with Nordwire",
        "NOR – FIN  CONSULT (meet)",
        "Kari Lunde (NOR) by email, direct",
        "criticised³ Norway over",
        "says ²",
        "commitment — NOR: give Finland",
        "Bilateral meeting · NOR – FIN · held · 2021-03-03 · Kirkenes, NOR · 45 minutes",
        "only NOR   border roads",
        "fisheries: NOR “fisheries”  FIN “frank”",
        "foreign minister · FIN · GOV",
        "Share this story",
    ],
)
def test_the_page_shows_every_fact(page: str, words: str) -> None:
    assert words in page


@pytest.mark.parametrize("width", [40, 60, 84, 100, 132])
def test_no_line_is_wider_than_the_page(record: Record, width: int) -> None:
    lines = draw_page(record, PageStyle(width)).split("\n")
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [40, 100])
def test_every_word_of_the_body_is_there(record: Record, width: int) -> None:
    drawn = draw_page(record, PageStyle(width))
    words = {word for span in record.report.body for word in span.words(record.report.text).split()}
    marks = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹·")
    assert words <= {word.translate(marks) for word in drawn.split()}


def test_colour_is_only_where_asked_for(record: Record) -> None:
    assert "\x1b[" not in draw_page(record, PageStyle())
    assert "\x1b[" in draw_page(record, PageStyle(is_coloured=True))


def test_what_would_act_on_the_terminal_is_blanked(record: Record) -> None:
    hostile = record.report.text.replace("The two", "\x1b[2J\x07\u202e\ud800"[:7])
    page = draw_page(replace(record, report=replace(record.report, text=hostile, title="\x1b]0;x\x07")), PageStyle())
    assert not {"\x1b", "\x07", "\u202e", "\ud800"} & set(page)


def test_a_report_in_another_language_says_that_it_was_not_read(record: Record) -> None:
    foreign = replace(record.report, language="fi")
    page = draw_page(replace(record, report=foreign, events=(), encounters=(), commitments=()), PageStyle())
    assert "Not read: the text is in another language than English (fi)." in page


def test_an_undated_report_without_a_title(record: Record) -> None:
    bare = replace(record.report, title=None, title_span=None, published=None)
    page = draw_page(replace(record, report=bare), PageStyle())
    assert page.startswith("(no title)\n")
    assert "not dated" in page


def test_a_pipe_gets_a_fixed_width_and_no_colour() -> None:
    assert PageStyle.for_terminal(io.StringIO()) == PageStyle(PIPE_WIDTH, False)


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_its_width_and_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "90")
    assert PageStyle.for_terminal(Terminal()) == PageStyle(90, True)
    monkeypatch.setenv("COLUMNS", "500")
    assert PageStyle.for_terminal(Terminal()).width == 132


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert not PageStyle.for_terminal(Terminal()).is_coloured
