"""What a person names to reports, in order, the broken ones named."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from dragoman.errors import OptionError, SourceError
from dragoman.intake import read_sources
from dragoman.model import Report
from dragoman.settings import Settings

TEXT = "The ministers met on Monday in Oslo and agreed to meet again."


def read(*sources: str | Path, settings: Settings | None = None) -> list[Report | SourceError]:
    return list(read_sources([str(source) for source in sources], settings or Settings()))


def reasons(items: list[Report | SourceError]) -> list[str]:
    return [str(item) for item in items if isinstance(item, SourceError)]


def test_a_folder_is_read_whole_and_sorted(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TEXT + " Two.")
    (tmp_path / "a.txt").write_text(TEXT + " One.")
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "c.txt.gz").write_bytes(gzip.compress((TEXT + " Three.").encode()))
    items = read(tmp_path)
    assert [item.text[-4:-1] for item in items if isinstance(item, Report)] == ["One", "Two", "ree"]


def test_a_glob_names_files(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.html"):
        (tmp_path / name).write_text(TEXT)
    assert len(read(tmp_path / "*.txt")) == 2


def test_one_broken_input_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary").write_bytes(b"\x00\x01\x02\x03")
    (tmp_path / "bare").mkdir()
    items = read(
        tmp_path / "gone.txt", tmp_path / "empty.txt", tmp_path / "binary", tmp_path / "bare", tmp_path / "good.txt"
    )
    assert [isinstance(item, SourceError) for item in items] == [True] * 4 + [False]
    assert isinstance(items[-1], Report)
    gone, empty, binary, bare = reasons(items)
    assert "gone.txt: no such file" in gone
    assert "empty.txt: is empty" in empty
    assert "binary: holds binary data" in binary
    assert "holds no readable files" in bare


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("ftp://example.org/story", "only http and https"),
        ("archive.warc.gz", "no such file"),
        ("nothing-*.txt", "matches no file"),
        ("a\x00b", "no path"),
    ],
)
def test_what_cannot_be_read_is_said(source: str, reason: str) -> None:
    (item,) = read(source)
    assert reason in str(item)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "large.txt").write_text(TEXT * 10)
    (item,) = read(tmp_path / "large.txt", settings=Settings(max_bytes=100))
    assert "--max-bytes" in str(item)


def test_damaged_gzip_is_named(tmp_path: Path) -> None:
    (tmp_path / "x.txt.gz").write_bytes(gzip.compress(TEXT.encode())[:-12])
    (item,) = read(tmp_path / "x.txt.gz")
    assert "damaged" in str(item)


def write_lines(path: Path, *lines: object) -> Path:
    text = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


@pytest.mark.parametrize("name", ["x.jsonl", "x.jsonl.gz", "x"])
def test_json_lines_give_their_ids_back_in_order(tmp_path: Path, name: str) -> None:
    path = write_lines(
        tmp_path / name,
        {
            "id": "b",
            "title": "Ministers meet",
            "text": TEXT,
            "published": "2021-12-07T20:15:00Z",
            "publisher": "The Wire",
        },
        {"id": 7, "text": TEXT, "url": "https://example.org/7", "language": "en"},
    )
    first, second = read(path)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.source.id, second.source.id, second.source.url) == ("b", "7", "https://example.org/7")
    assert first.published is not None
    assert (first.published.start, first.published.end, first.published.basis) == (
        "2021-12-07",
        "2021-12-08",
        "page metadata",
    )
    assert first.publisher == "The Wire"
    assert first.text.startswith("Ministers meet\n\nThe ministers")


def test_broken_lines_are_named_by_number(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "x.jsonl",
        {"text": TEXT}, "{broken", "[1]", {"id": "no text"}, {"text": 5}, {"text": TEXT, "published": "soon"},
        {"text": "  "}, {"html": "<p>menu</p>"}, {"id": [], "text": TEXT}, {"text": TEXT},
    )  # fmt: skip
    items = read(path)
    assert [isinstance(item, Report) for item in items] == [True] + [False] * 8 + [True]
    assert [words.split(": ")[0].rsplit(" ", 1)[1] for words in reasons(items)] == [str(n) for n in range(2, 10)]


def test_a_line_over_the_limit_is_skipped(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "x.jsonl", {"text": TEXT * 50}, {"text": TEXT})
    items = read(path, settings=Settings(max_bytes=500))
    assert [type(item) for item in items] == [SourceError, Report]


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO((json.dumps({"text": TEXT}) + "\n").encode())

    monkeypatch.setattr("sys.stdin", Stdin())
    (item,) = read("-")
    assert isinstance(item, Report)
    assert item.source.path == "-"


def test_equal_bytes_have_equal_ids_wherever_they_lie(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    a, b = read(tmp_path / "a.txt", tmp_path / "b.txt.gz")
    assert isinstance(a, Report)
    assert isinstance(b, Report)
    assert a.id == b.id


def test_a_date_option_that_is_no_date_is_refused_before_anything_is_read() -> None:
    with pytest.raises(OptionError, match="no date"):
        read("-", settings=Settings(published="soon"))
