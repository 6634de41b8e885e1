"""The client against real servers: what it sends, what it takes, and what no server can make it do."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator

import pytest

from dragoman.errors import FetchError
from dragoman.intake.fetch import Fetched, Fetcher, Manners, NotModified, Validators
from dragoman.intake.media import is_report_type
from serving import STORY, Handler, Page, Site, StillClock, serve

LIMIT = 100_000
# Time enough for a busy machine; and a short breath, so that tests of hanging servers are short.
CALM = Manners(silence=20, patience=40, tries=1, seed=1)
HASTY = Manners(silence=0.4, patience=0.6, tries=1, seed=1)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(story=Page()) as site:
        yield site


def fetch(address: str, manners: Manners = CALM, limit: int = LIMIT, **more: object) -> Fetched:
    answer = Fetcher(manners, StillClock()).fetch(address, limit, **more)
    assert isinstance(answer, Fetched)
    return answer


def failure(address: str, manners: Manners = CALM, **more: object) -> FetchError:
    with pytest.raises(FetchError) as caught:
        fetch(address, manners, **more)
    return caught.value


def test_a_page_comes_with_its_type_its_moment_and_its_address(site: Site) -> None:
    site.pages["/story"] = Page(headers={"ETag": '"a1"', "Last-Modified": "Wed, 25 Nov 2026 10:00:00 GMT"})
    answer = fetch(f"{site.url}/story#part")
    assert (answer.data.decode(), answer.url) == (STORY, f"{site.url}/story")
    assert (answer.media_type, answer.fetched) == ("text/html; charset=utf-8", "2026-11-26T12:00:00Z")
    assert answer.validators == Validators('"a1"', "Wed, 25 Nov 2026 10:00:00 GMT")
    assert not answer.is_public


def test_it_says_who_it_is_and_whom_to_ask(site: Site) -> None:
    fetch(f"{site.url}/story", Manners(contact="desk@example.org"))
    sent = site.headers_of("/story")
    assert sent["user-agent"].startswith("dragoman/")
    assert "desk@example.org" in sent["user-agent"]
    assert sent["accept-encoding"] == "gzip, deflate"


def test_what_has_not_changed_is_not_sent_again(site: Site) -> None:
    def answer(handler: Handler) -> None:
        is_known = handler.headers["If-None-Match"] == '"a1"'
        handler.write(Page(b"", 304, None) if is_known else Page(headers={"ETag": '"a1"'}))

    site.pages["/feed"] = answer
    fetcher = Fetcher(CALM, StillClock())
    first = fetcher.fetch(f"{site.url}/feed", LIMIT)
    assert isinstance(first, Fetched)
    again = fetcher.fetch(f"{site.url}/feed", LIMIT, known=first.validators)
    assert again == NotModified(f"{site.url}/feed")


def test_an_unasked_304_is_an_error(site: Site) -> None:
    site.pages["/odd"] = Page(b"", 304, None)
    assert "304" in failure(f"{site.url}/odd").reason


@pytest.mark.parametrize(("status", "is_lasting"), [(404, True), (410, True), (403, True), (500, False), (503, False)])
def test_a_status_is_an_error_that_lasts_or_passes(site: Site, status: int, is_lasting: bool) -> None:
    site.pages["/x"] = Page("no", status)
    error = failure(f"{site.url}/x")
    assert (error.status, error.is_lasting) == (status, is_lasting)
    assert str(status) in str(error)
    assert error.where == f"{site.url}/x"


def test_a_server_that_stumbles_is_asked_again(site: Site) -> None:
    site.pages["/x"] = [Page("no", 500), Page("no", 502), Page()]
    clock = StillClock()
    answer = Fetcher(Manners(seed=1), clock).fetch(f"{site.url}/x", LIMIT)
    assert isinstance(answer, Fetched)
    assert site.paths == ["/x"] * 3
    assert 0.5 <= clock.slept[0] <= 1
    assert sum(clock.slept) >= 2, "the pace of a request a second, or the longer back-off"


def test_waits_are_scattered_but_repeatable(site: Site) -> None:
    site.pages["/x"] = Page("no", 500)

    def waits(seed: int) -> list[float]:
        clock = StillClock()
        with pytest.raises(FetchError):
            Fetcher(Manners(seed=seed, tries=4, pace=0), clock).fetch(f"{site.url}/x", LIMIT)
        return clock.slept

    assert waits(1) == waits(1) != waits(2)
    assert all(whole / 2 <= wait <= whole for wait, whole in zip(waits(3), (1, 2, 4), strict=True))


def test_retry_after_is_kept_to(site: Site) -> None:
    site.pages["/x"] = [Page("slow down", 429, headers={"Retry-After": "30"}), Page()]
    clock = StillClock()
    Fetcher(Manners(seed=1), clock).fetch(f"{site.url}/x", LIMIT)
    assert clock.slept[0] == 30


def test_a_server_that_wants_long_to_be_left_alone_is(site: Site) -> None:
    site.pages["/x"] = Page("go away", 429, headers={"Retry-After": "Thu, 26 Nov 2026 13:00:00 GMT"})
    error = failure(f"{site.url}/x", Manners())
    assert (error.retry_after, error.is_lasting) == (3600, False)
    assert "3,600 seconds" in error.reason
    assert site.paths == ["/x"]


@pytest.mark.parametrize("manner", ["hang", "drip", "drip_head"])
def test_no_server_holds_it_up(site: Site, manner: str) -> None:
    site.pages["/x"] = getattr(site, manner)
    begun = time.monotonic()
    error = failure(f"{site.url}/x", HASTY)
    assert time.monotonic() - begun < 10
    assert "not answered in time" in error.reason
    assert not error.is_lasting


def test_a_body_that_breaks_off_is_an_error(site: Site) -> None:
    def cut(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 500\r\n\r\n<p>half")
        handler.close_connection = True

    site.pages["/x"] = cut
    assert "broke off" in failure(f"{site.url}/x").reason


def test_what_is_no_http_is_an_error(site: Site) -> None:
    def babble(handler: Handler) -> None:
        handler.wfile.write(b"220 mail.example.org ESMTP\r\n\r\n")
        handler.close_connection = True

    site.pages["/x"] = babble
    assert "no HTTP" in failure(f"{site.url}/x").reason


def test_a_host_that_cannot_be_reached_is_an_error() -> None:
    with serve() as site:
        url = site.url
    assert "cannot be reached" in failure(f"{url}/x").reason
    assert "does not exist" in failure("http://no-such-host.invalid/x").reason


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_packed_bodies_are_unpacked(site: Site, encoding: str) -> None:
    site.pages["/x"] = Page(gzip.compress(STORY.encode()), headers={"Content-Encoding": encoding})
    assert fetch(f"{site.url}/x").data.decode() == STORY


def test_a_bomb_is_stopped_at_the_limit(site: Site) -> None:
    bomb = gzip.compress(bytes(50_000_000))
    site.pages["/x"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    site.pages["/y"] = Page(gzip.compress(bomb), headers={"Content-Encoding": "gzip, gzip"})
    for path in ("/x", "/y"):
        assert "larger than 100,000 bytes" in failure(f"{site.url}{path}").reason


def test_a_body_over_the_limit_is_not_taken(site: Site) -> None:
    site.pages["/x"] = Page("a" * (LIMIT + 1))
    assert "--max-bytes" in failure(f"{site.url}/x").reason

    def endless(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not site.is_closing.is_set():
            handler.wfile.write(b"a" * 10_000)

    site.pages["/y"] = endless
    assert "--max-bytes" in failure(f"{site.url}/y").reason


def test_damaged_and_unasked_packing_is_said(site: Site) -> None:
    site.pages["/x"] = Page(gzip.compress(STORY.encode())[:-9], headers={"Content-Encoding": "gzip"})
    site.pages["/y"] = Page(b"\x01", headers={"Content-Encoding": "compress"})
    assert "damaged" in failure(f"{site.url}/x").reason
    assert "packed as compress" in failure(f"{site.url}/y").reason


@pytest.mark.parametrize("media_type", ["image/png", "application/pdf", "video/mp4"])
def test_a_type_that_cannot_be_read_is_refused(site: Site, media_type: str) -> None:
    site.pages["/x"] = Page(b"%", media_type=media_type)
    assert f"is of type {media_type}" in failure(f"{site.url}/x").reason


def test_the_caller_may_want_pages_only(site: Site) -> None:
    site.pages["/x"] = Page("<rss/>", media_type="application/rss+xml")
    assert "application/rss+xml" in failure(f"{site.url}/x", accept=is_report_type).reason


def redirect(target: str, status: int = 302) -> Page:
    return Page("", status, None, {"Location": target})


def test_redirects_are_followed_and_the_last_address_kept(site: Site) -> None:
    site.pages |= {"/a": redirect("/b", 301), "/b": redirect(f"{site.url}/story", 307)}
    assert fetch(f"{site.url}/a").url == f"{site.url}/story"


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("/a", "in a circle"),
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://[", "no web address"),
    ],
)
def test_redirects_keep_within_rules(site: Site, target: str, reason: str) -> None:
    site.pages["/a"] = redirect(target)
    error = failure(f"{site.url}/a")
    assert reason in error.reason
    assert error.is_lasting


def test_redirects_end(site: Site) -> None:
    site.pages |= {f"/{n}": redirect(f"/{n + 1}") for n in range(20)}
    assert "more than 5 times" in failure(f"{site.url}/0").reason
    assert len(site.paths) == 6


def test_a_strangers_page_does_not_lead_behind_our_door(site: Site) -> None:
    error = failure(f"{site.url}/story", only_public=True)
    assert "private address" in error.reason
    assert site.asked == []
