"""Web addresses as sources: whatever a file may hold, an address may."""

from __future__ import annotations

import gzip
import json
import subprocess

import pytest

from dragoman.errors import FetchError, SourceError
from dragoman.intake import Raw, find_sources, make_report
from dragoman.intake.fetch import Fetcher, Manners
from dragoman.settings import Settings
from places import DRAGOMAN
from serving import Page, StillClock, serve

LINES = "".join(json.dumps({"text": f"The ministers met in Oslo on day {number}."}) + "\n" for number in range(3))


def find(*sources: str, settings: Settings | None = None) -> list[Raw | SourceError]:
    return list(find_sources(sources, settings or Settings(), Fetcher(Manners(tries=1), StillClock())))


def test_a_page_is_a_raw_report_with_its_address_and_moment() -> None:
    with serve(story=Page(), old=Page("", 301, None, {"Location": "/story"})) as site:
        (raw,) = find(f"{site.url}/old")
    assert isinstance(raw, Raw)
    assert (raw.where, raw.source.url) == (f"{site.url}/old", f"{site.url}/story")
    assert (raw.source.path, raw.source.fetched) == (None, "2026-11-26T12:00:01Z")
    report = make_report(raw, Settings())
    assert (report.title, report.source.media_type) == ("Ministers meet in Oslo", "text/html")


@pytest.mark.parametrize("is_packed", [False, True])
def test_lines_may_be_fetched(is_packed: bool) -> None:
    body = gzip.compress(LINES.encode()) if is_packed else LINES.encode()
    with serve(lines=Page(body, media_type="application/octet-stream")) as site:
        found = find(f"{site.url}/lines")
    assert [one.where.rsplit("/", 1)[1] for one in found] == ["lines line 1", "lines line 2", "lines line 3"]


def test_the_server_says_the_characters() -> None:
    page = "Türkiye'nin Dışişleri Bakanı Oslo'da."
    with serve(x=Page(page.encode("iso-8859-9"), media_type="text/plain; charset=iso-8859-9")) as site:
        (raw,) = find(f"{site.url}/x")
    assert isinstance(raw, Raw)
    assert "Dışişleri" in make_report(raw, Settings()).text


def test_one_address_that_fails_does_not_stop_the_rest() -> None:
    with serve(story=Page(), picture=Page(b"\x89PNG", media_type="image/png")) as site:
        found = find("ftp://example.org/x", f"{site.url}/gone", f"{site.url}/picture", f"{site.url}/story")
    assert [type(one) for one in found] == [FetchError, FetchError, FetchError, Raw]


def test_the_size_limit_is_that_of_files() -> None:
    with serve(story=Page()) as site:
        (error,) = find(f"{site.url}/story", settings=Settings(max_bytes=100))
    assert str(error) == f"{site.url}/story: is larger than 100 bytes; allow more with --max-bytes"


def test_a_bomb_within_a_file_at_an_address_is_stopped() -> None:
    with serve(x=Page(gzip.compress(bytes(30_000_000)), media_type="application/gzip")) as site:
        (error,) = find(f"{site.url}/x", settings=Settings(max_bytes=1_000_000))
    assert "--max-bytes" in str(error)


def test_a_person_reads_a_page_and_a_feed() -> None:
    feed = "<rss version='2.0'><channel><title>Desk</title><item><link>/story</link></item></channel></rss>"
    with serve(story=Page(), feed=Page(feed, media_type="application/rss+xml")) as site:
        command = [DRAGOMAN, "read", f"{site.url}/story", f"{site.url}/feed", f"{site.url}/gone"]
        finished = subprocess.run(
            [*command, "--format", "jsonl", "--event-coder", "patterns"],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
    records = [json.loads(line) for line in finished.stdout.splitlines()]
    assert [record["report"]["source"]["url"] for record in records] == [f"{site.url}/story"] * 2
    assert records[0]["report"]["id"] == records[1]["report"]["id"]
    assert finished.returncode == 1
    assert "404 Not Found" in finished.stderr
