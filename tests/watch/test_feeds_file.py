"""The feeds file: read, and every mistake said in one sentence with its place and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.watch import FeedsFile, WatchedFeed, read_feeds_file
from places import EXAMPLES

FEED = '[[feed]]\nurl = "https://example.org/a.rss"\n'


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_feeds_take_from_the_file_what_they_do_not_say(tmp_path: Path) -> None:
    text = f'every = "1h"\npace = "2s"\ncontact = "desk@example.org"\n{FEED}\n[[feed]]\nurl = "http://b.example/"\n'
    text += 'name = "B"\nevery = "15m"\n'
    assert read_feeds_file(write(tmp_path / "feeds.toml", text)) == FeedsFile(
        (
            WatchedFeed("https://example.org/a.rss", "https://example.org/a.rss", 3600),
            WatchedFeed("http://b.example/", "B", 900),
        ),
        "desk@example.org",
        2,
    )


def test_the_example_can_be_watched() -> None:
    assert read_feeds_file(EXAMPLES / "feeds.toml").feeds


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", 'names no feed; write [[feed]] and below it url = "https://…"'),
        ("[[feed]\n", "is no TOML: Expected ']]' at the end of an array declaration (at line 1, column 7)"),
        (b"\xff\xfe", "is not UTF-8, as TOML must be; save it as UTF-8"),
        ('feeds = []\n', '"feeds" is no key; did you mean "feed"?'),
        ('colour = 1\n', '"colour" is no key; known are contact, every, pace, feed'),
        ('[feed]\nurl = "https://example.org/"\n', '"feed" is no list of tables; write [[feed]] above each feed'),
        ("[[feed]]\n", 'feed 1: has no "url"; write url = "https://…"'),
        (FEED + '[[feed]]\nurl = "example.org"\n',
         'feed 2: "url" is \'example.org\'; write an address such as "https://example.org/news.rss"'),
        (FEED + 'evry = "1h"\n', 'feed 1: "evry" is no key; did you mean "every"?'),
        (FEED + 'every = "soon"\n',
         'feed 1: "every" is \'soon\'; write a duration such as "90s", "30m", "2h" or "1d"'),
        (FEED + "every = 30\n", 'feed 1: "every" is 30; write a duration such as "90s", "30m", "2h" or "1d"'),
        ('every = "5s"\n' + FEED, '"every" is \'5s\'; it may be "1m" to "7d"'),
        ('pace = "1h"\n' + FEED, '"pace" is \'1h\'; it may be "0s" to "5m"'),
        ('contact = "a\\nb"\n' + FEED, "\"contact\" is 'a\\nb'; write a mail or web address in ASCII"),
        (FEED + "name = 5\n", 'feed 1: "name" is 5; write one line of text'),
        (FEED + FEED, "feed 2: https://example.org/a.rss is feed 1 already; take one out"),
    ],
)  # fmt: skip
def test_mistakes_are_said(tmp_path: Path, text: str | bytes, sentence: str) -> None:
    path = write(tmp_path / "feeds.toml", text)
    with pytest.raises(OptionError) as caught:
        read_feeds_file(path)
    assert str(caught.value) == f"{path}: {sentence}"


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no such file"):
        read_feeds_file(tmp_path / "feeds.toml")
    with pytest.raises(OptionError, match="cannot be read"):
        read_feeds_file(tmp_path)
