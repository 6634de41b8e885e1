"""Feeds watched on real servers: what is new is taken once, and no feed spoils it for the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.intake import Raw
from dragoman.intake.fetch import Fetcher, Manners
from dragoman.settings import Settings
from dragoman.watch import Account, FeedsFile, SqliteMemory, WatchedFeed, Watcher
from dragoman.watch.round import MOST_TRIES
from serving import STORY, Handler, Page, Site, StillClock, serve

# Time enough for a busy machine; a test of a server that hangs waits so long.
CALM = Manners(silence=3, patience=5, tries=1, seed=1, pace=0)
EVERY = 1800.0


@dataclass
class Desk:
    """Whoever watches: what came, what was complained of, and the time."""

    memory: SqliteMemory
    clock: StillClock = field(default_factory=StillClock)
    taken: list[Raw] = field(default_factory=list)
    complaints: list[SourceError] = field(default_factory=list)
    lost: list[SourceError] = field(default_factory=list)

    def watcher(self, *urls: str) -> Watcher:
        file = FeedsFile(tuple(WatchedFeed(url, url, EVERY) for url in urls), None, 0)
        fetcher = Fetcher(CALM, self.clock)
        told = self.taken.append, self.complaints.append, self.lost.append
        return Watcher(file, self.memory, *told, Settings(), fetcher)

    def round(self, *urls: str) -> Account:
        """One `--once`, as cron would run it."""
        watcher = self.watcher(*urls)
        watcher.run_once()
        return watcher.account

    def wait(self, seconds: float = EVERY * 1.2) -> None:
        self.clock.sleep(seconds)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with SqliteMemory(tmp_path / "memory.db") as memory:
        yield Desk(memory)


def feed(*paths: str, etag: str | None = None) -> Page:
    items = "".join(f"<item><guid>{path}</guid><link>{path}</link><title>x</title></item>" for path in paths)
    text = f"<rss version='2.0'><channel><title>Desk</title>{items}</channel></rss>"
    return Page(text, media_type="application/rss+xml", headers={"ETag": etag} if etag else {})


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(feed=feed("/a", "/b"), a=Page(), b=Page(STORY.replace("Monday", "Friday")), c=Page()) as site:
        yield site


def test_what_is_new_is_taken_once(desk: Desk, site: Site) -> None:
    url = f"{site.url}/feed"
    assert desk.round(url) == Account(polled=1, seen=2, taken=2)
    assert [raw.where for raw in desk.taken] == [f"{site.url}/a", f"{site.url}/b"]
    desk.wait()
    site.pages["/feed"] = feed("/c", "/a", "/b")
    assert desk.round(url) == Account(polled=1, seen=3, taken=1, known=2)
    assert site.paths == ["/feed", "/a", "/b", "/feed", "/c"]
    assert desk.complaints == []


def test_a_feed_is_not_asked_before_it_is_due(desk: Desk, site: Site) -> None:
    desk.round(f"{site.url}/feed")
    desk.wait(EVERY * 0.9)
    assert desk.round(f"{site.url}/feed") == Account()
    assert site.paths.count("/feed") == 1


def test_a_feed_that_has_not_changed_is_not_sent(desk: Desk, site: Site) -> None:
    def answer(handler: Handler) -> None:
        is_known = handler.headers["If-None-Match"] == '"1"'
        handler.write(Page(b"", 304, None) if is_known else feed("/a", etag='"1"'))

    site.pages["/feed"] = answer
    desk.round(f"{site.url}/feed")
    desk.wait()
    assert desk.round(f"{site.url}/feed") == Account(polled=1, unchanged=1)
    assert desk.memory.feed(f"{site.url}/feed").etag == '"1"'


@pytest.mark.parametrize("manner", ["hang", "drip", "drip_head", "html", "binary", "circle", "bomb", "gone", "500"])
def test_a_bad_feed_does_not_spoil_it_for_the_others(desk: Desk, site: Site, manner: str) -> None:
    bad = {
        "html": Page("<!DOCTYPE html><html><body>Please log in</body></html>"),
        "binary": Page(b"\x00\x01\x02", media_type="application/octet-stream"),
        "circle": Page("", 302, None, {"Location": "/bad"}),
        "bomb": Page('<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel/></rss>'),
        "gone": Page("", 410),
        "500": Page("", 500),
    }
    site.pages["/bad"] = bad[manner] if manner in bad else getattr(site, manner)
    account = desk.round(f"{site.url}/bad", f"{site.url}/feed")
    assert account == Account(polled=2, unread=1, seen=2, taken=2)
    (complaint,) = desk.complaints
    assert complaint.where == f"{site.url}/bad"
    state = desk.memory.feed(complaint.where)
    assert (state.failures, state.last_error) == (1, complaint.reason)


def test_a_feed_that_fails_is_left_alone_for_longer_each_time_and_forgiven(desk: Desk, site: Site) -> None:
    url, rests = f"{site.url}/feed", []
    site.pages["/feed"] = Page("", 503)
    for _ in range(6):
        desk.round(url)
        until = desk.memory.feed(url).next_poll
        assert until is not None
        rests.append((until - desk.clock.now()).total_seconds())
        desk.wait(rests[-1] + 1)
    assert rests[0] >= 2 * EVERY
    assert rests[1] >= 1.8 * rests[0]
    assert max(rests) <= 6 * 3600 * 1.1
    assert desk.memory.feed(url).failures == 6
    site.pages["/feed"] = feed("/a")
    assert desk.round(url).taken == 1
    assert desk.memory.feed(url).failures == 0


def test_a_server_says_when_to_come_again(desk: Desk, site: Site) -> None:
    site.pages["/feed"] = Page("", 429, headers={"Retry-After": "90000"})
    desk.round(f"{site.url}/feed")
    until = desk.memory.feed(f"{site.url}/feed").next_poll
    assert until is not None
    assert until - desk.clock.now() >= timedelta(seconds=90_000)


def test_a_page_that_stumbles_is_asked_for_again_with_the_whole_feed(desk: Desk, site: Site) -> None:
    site.pages["/feed"] = feed("/a", "/b", etag='"1"')
    site.pages["/b"] = [Page("", 503), Page()]
    assert desk.round(f"{site.url}/feed") == Account(polled=1, seen=2, taken=1, put_off=1)
    desk.wait()
    assert desk.round(f"{site.url}/feed") == Account(polled=1, seen=2, taken=1, known=1)
    assert "if-none-match" not in site.headers_of("/feed")
    assert site.paths.count("/a") == 1


def test_a_page_that_is_not_there_is_given_up_at_once_and_one_that_stumbles_at_last(desk: Desk, site: Site) -> None:
    site.pages["/feed"] = feed("/gone", "/b")
    site.pages["/b"] = Page("", 503)
    accounts = []
    for _ in range(MOST_TRIES + 1):
        accounts.append(desk.round(f"{site.url}/feed"))
        desk.wait()
    assert accounts[0] == Account(polled=1, seen=2, failed=1, put_off=1)
    assert accounts[-2] == Account(polled=1, seen=2, known=1, failed=1)
    assert accounts[-1] == Account(polled=1, seen=2, known=2)
    assert (site.paths.count("/gone"), site.paths.count("/b")) == (1, MOST_TRIES)
    assert [error.where.removeprefix(site.url) for error in desk.lost] == ["/gone", "/b"]
    assert len(desk.complaints) == MOST_TRIES - 1


def test_a_changed_item_is_taken_again(desk: Desk, site: Site) -> None:
    def atom(day: str) -> Page:
        entry = f"<entry><id>1</id><title>x</title><updated>{day}</updated><link href='/a'/></entry>"
        return Page(f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>", media_type="application/atom+xml")

    site.pages["/feed"] = atom("2021-03-04T05:06:07Z")
    desk.round(f"{site.url}/feed")
    site.pages["/feed"] = atom("2021-03-05T05:06:07Z")
    desk.wait()
    assert desk.round(f"{site.url}/feed").taken == 1
    assert site.paths.count("/a") == 2


def test_what_was_taken_before_an_interruption_is_not_taken_again(desk: Desk, site: Site) -> None:
    taken: list[Raw] = []

    def sink(raw: Raw) -> None:
        if raw.where.endswith("/b"):
            raise KeyboardInterrupt
        taken.append(raw)

    watcher = Watcher(
        FeedsFile((WatchedFeed(f"{site.url}/feed", "x", EVERY),), None, 0),
        desk.memory, sink, desk.complaints.append, desk.lost.append, Settings(), Fetcher(CALM, desk.clock),
    )  # fmt: skip
    with pytest.raises(KeyboardInterrupt):
        watcher.run_once()
    assert [raw.where for raw in taken] == [f"{site.url}/a"]
    assert desk.round(f"{site.url}/feed") == Account(polled=1, seen=2, taken=1, known=1)
    assert [raw.where for raw in desk.taken] == [f"{site.url}/b"]


def test_it_goes_round_until_it_is_stopped(desk: Desk, site: Site) -> None:
    class Stopped(StillClock):
        def sleep(self, seconds: float) -> None:
            super().sleep(seconds)
            if len(self.slept) == 4:
                raise KeyboardInterrupt

    desk.clock = Stopped()
    watcher = desk.watcher(f"{site.url}/feed")
    with pytest.raises(KeyboardInterrupt):
        watcher.run()
    assert watcher.account == Account(polled=4, seen=8, taken=2, known=6)
    assert all(EVERY <= wait <= EVERY * 1.1 for wait in desk.clock.slept)


def test_an_account_adds_up() -> None:
    account = Account(polled=2, seen=5, taken=2, known=1) + Account(polled=1, unread=1, failed=1, put_off=1)
    assert account.sentence() == (
        "3 feeds polled, 0 unchanged, 1 failed; 5 items seen = 2 taken + 1 known + 1 failed + 1 put off"
    )
