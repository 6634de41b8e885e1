"""One report out of text or bytes: dates and their basis, headers, what the caller knows."""

from __future__ import annotations

import pytest

from dragoman.errors import SourceError
from dragoman.intake import NOWHERE, read_bytes, read_text
from dragoman.settings import Settings

BODY = "The ministers met on Monday in Oslo and agreed to meet again."


def test_no_date_is_no_date() -> None:
    assert read_text("They met in Laos on July 25, 2016.", NOWHERE, Settings()).published is None


def test_the_callers_date_serves_where_none_is_stated() -> None:
    given = read_text(BODY, NOWHERE, Settings(published="2016-07-25")).published
    assert given is not None
    assert (given.start, given.basis) == ("2016-07-25", "given by caller")


def test_a_stated_date_goes_before_the_callers_and_is_cited() -> None:
    report = read_text(
        f"Ministers meet in Oslo\n\nFriday, August 21, 2015\n\n{BODY}", NOWHERE, Settings(published="2016")
    )
    assert report.published is not None
    assert (report.published.start, report.published.basis) == ("2015-08-21", "stated")
    assert report.published.span is not None
    assert report.published.span.words(report.text) == "August 21, 2015"


def test_a_date_in_the_dateline_is_cited() -> None:
    report = read_text(f"OSLO, March 3, 2021 (AP) — {BODY}", NOWHERE, Settings())
    assert report.published is not None
    assert report.published.basis == "dateline"
    assert report.published.span is not None
    assert report.published.span.words(report.text) == "March 3, 2021"


def test_a_header_block_is_metadata() -> None:
    text = f"title: Ministers meet\nsource: The Wire\ndate: 2021-03-03\nurl: https://example.org/a\n\n{BODY}"
    report = read_bytes(text.encode(), NOWHERE, Settings())
    assert (report.title, report.publisher, report.source.url) == (
        "Ministers meet",
        "The Wire",
        "https://example.org/a",
    )
    assert report.published is not None
    assert report.published.start == "2021-03-03"
    assert report.text == f"Ministers meet\n\n{BODY}"


def test_the_callers_language_is_believed() -> None:
    assert read_text(BODY, NOWHERE, Settings(), language="nb").language == "nb"


def test_a_lone_headline_is_a_report() -> None:
    report = read_text("Ministers meet in Oslo", NOWHERE, Settings())
    assert [span.words(report.text) for span in report.body] == ["Ministers meet in Oslo"]


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00\x00", "***\n---"])
def test_a_text_without_words_is_an_error(text: str) -> None:
    with pytest.raises(SourceError, match="empty"):
        read_text(text, NOWHERE, Settings())


def test_a_feed_is_named_as_one() -> None:
    with pytest.raises(SourceError, match="feed"):
        read_bytes(b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", NOWHERE, Settings())
