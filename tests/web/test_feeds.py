"""Feeds are valid Atom, tell what was read with its words, and hold whatever a report says."""

from __future__ import annotations

import re
from xml.etree.ElementTree import fromstring

import feedparser
import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.readouts.joining import encounters_told_last, joined_encounters_of
from dragoman.web.feeds import Entry, Feed, atom
from dragoman.web.feeds.atom import ATOM
from web.serving import Served

FEEDS = ("/relations/USA/RUS.atom", "/actors/state:RUS.atom", "/search.atom?q=minister&order=newest")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_reader_reads_it(client: httpx2.Client, served: Served, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title
    assert feed.feed.id.startswith("urn:uuid:")
    assert {link.rel: link.href for link in feed.feed.links}["self"] == served.address + address
    assert feed.entries
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    updated = [entry.updated for entry in feed.entries]
    assert updated == sorted(updated, reverse=True)
    assert feed.feed.updated == updated[0]
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert "“" in entry.summary
        assert entry.link.startswith(f"{served.address}/")
    again = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304


def test_an_entry_names_its_report_and_fact(client: httpx2.Client) -> None:
    links = [entry.link for entry in feedparser.parse(client.get(FEEDS[1]).content).entries]
    told = [re.search(r"/reports/([0-9a-f]{16})#(event:[0-9a-f]+)$", link) for link in links]
    found = [one for one in told if one]
    assert found
    record = client.get(f"/api/v1/reports/{found[0][1]}").json()
    assert found[0][2] in {event["id"] for event in record["events"]}


def test_what_came_in_last_comes_first_whatever_day_it_was_on(served: Served) -> None:
    view = served.house.view
    came = {row.id: row.key for row in view.reports()}
    found = encounters_told_last(view, (), 50)
    last = [max(came[report] for report in one.reports) for one in found]
    assert last == sorted(last, reverse=True)
    assert len(found) == len(list(joined_encounters_of(view)))
    assert [one.id for one in encounters_told_last(view, (), 2)] == [one.id for one in found[:2]]


def test_what_is_not_there_is_told(client: httpx2.Client) -> None:
    assert client.get("/relations/USA/QQQ.atom").status_code == 404
    assert client.get("/actors/person:nobody.atom").status_code == 404
    assert client.get("/search.atom?q=a&words=b").status_code == 422


@given(st.text())
def test_whatever_a_report_says_stays_words(words: str) -> None:
    feed = Feed(words, "/x.atom", "/x", (Entry(words, words, "2026-01-01T00:00:00Z", "/p", f"{words}<b>&"),))
    root = fromstring(atom(feed, "http://localhost"))
    (entry,) = root.findall(f"{{{ATOM}}}entry")
    summary = entry.findtext(f"{{{ATOM}}}summary") or ""
    assert summary.endswith("<b>&")
    assert {child.tag for child in entry} == {f"{{{ATOM}}}{n}" for n in ("id", "title", "updated", "link", "summary")}
