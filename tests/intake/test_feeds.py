"""Feeds: items whole or fetched, and what only calls itself a feed."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from dragoman.errors import SourceError
from dragoman.intake import Raw, find_sources, make_report
from dragoman.intake.feeds import is_whole, read_feed
from dragoman.intake.fetch import Fetcher, Manners
from dragoman.settings import Settings
from serving import STORY, Page, StillClock, serve

SETTINGS = Settings()
SENTENCE = "The foreign ministers of Norway and Finland met in Oslo on Monday and agreed to meet again in the spring. "
WHOLE = "".join(f"<p>{SENTENCE}</p>" for _ in range(8))


def rss(*items: str, title: str = "Ministry news") -> str:
    return (
        f'<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{title}</title><link>http://example.org/</link>{''.join(items)}</channel></rss>"
    )


def item(
    link: str | None = None, text: str = "", day: str = "Thu, 04 Mar 2021 05:06:07 GMT", tag: str = "description"
) -> str:
    shown = f"<link>{escape(link)}</link>" if link else ""
    return f"<item><title>Talks in Oslo</title>{shown}<pubDate>{day}</pubDate><{tag}>{escape(text)}</{tag}></item>"


def find(*sources: str | Path) -> list[Raw | SourceError]:
    fetcher = Fetcher(Manners(tries=1, silence=20, patience=40), StillClock())
    return list(find_sources([str(source) for source in sources], SETTINGS, fetcher))


def test_pages_of_items_are_fetched_in_order() -> None:
    with serve(a=Page(), b=Page(STORY.replace("Monday", "Tuesday"))) as site:
        site.pages["/feed"] = Page(
            rss(item("/a", "Talks were held."), item(f"{site.url}/gone"), item("b")), media_type="application/rss+xml"
        )
        first, gone, last = find(f"{site.url}/feed")
    assert isinstance(first, Raw)
    assert isinstance(last, Raw)
    assert (first.where, first.source.url) == (f"{site.url}/a", f"{site.url}/a")
    assert first.source.fetched == "2026-11-26T12:00:01Z", "a second after the feed"
    assert str(gone) == f"{site.url}/gone: is not there: the server answers 404 Not Found; check the address"
    assert "Tuesday" in last.data.decode()


def test_a_page_without_a_date_has_that_of_its_item() -> None:
    dated = STORY.replace("<title>", '<meta property="article:published_time" content="2021-03-02"><title>')
    with serve(a=Page(), b=Page(dated)) as site:
        site.pages["/feed"] = Page(rss(item("/a"), item("/b")), media_type="application/rss+xml")
        raws = find(f"{site.url}/feed")
    days = [make_report(raw, SETTINGS).published for raw in raws if isinstance(raw, Raw)]
    assert [(day.start, day.end, day.basis) for day in days if day] == [
        ("2021-03-04", "2021-03-05", "given by caller"), ("2021-03-02", "2021-03-03", "page metadata"),
    ]  # fmt: skip


@pytest.mark.parametrize("tag", ["description", "content:encoded"])
def test_an_item_that_holds_its_text_is_not_fetched(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(rss(item("http://no-such-host.invalid/a", WHOLE, tag=tag)))
    (raw,) = find(path)
    assert isinstance(raw, Raw)
    assert raw.where == f"{path} item 1"
    report = make_report(raw, SETTINGS)
    assert (report.title, report.publisher) == ("Talks in Oslo", "Ministry news")
    assert report.source.url == "http://no-such-host.invalid/a"
    assert report.published is not None
    assert report.published.start == "2021-03-04"
    assert report.text.count("agreed to meet again") >= 1
    assert report.id == raw.id
    assert find(path) == [raw], "the same bytes give the same raw report"


def test_plain_text_in_an_item_keeps_its_paragraphs(tmp_path: Path) -> None:
    (tmp_path / "x.rss").write_text(rss(item(None, "\n\n".join([SENTENCE * 3, "Lavrov < Kuleba said. " * 20]))))
    (raw,) = find(tmp_path / "x.rss")
    assert isinstance(raw, Raw)
    assert len(make_report(raw, SETTINGS).body) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WHOLE, True),
        (SENTENCE, False),
        (WHOLE + "<p>They also […]</p>", False),
        (WHOLE + "and then&hellip;", False),
        (WHOLE + '<p><a href="/a">Continue reading <span>Talks</span></a></p>', False),
        (WHOLE + "and […]<p>The post Talks appeared first on Ministry.</p>", False),
        (WHOLE + "<p>The post Talks appeared first on Ministry.</p>", True),
    ],
)
def test_teasers_are_told_from_stories(text: str, expected: bool) -> None:
    assert is_whole(text) is expected


def test_atom_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "x.atom").write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><id>tag:x,1</id><title>Talks</title>'
        f'<updated>2021-03-04T05:06:07Z</updated><content type="html">{escape(WHOLE)}</content></entry></feed>'
    )
    (raw,) = find(tmp_path / "x.atom")
    assert isinstance(raw, Raw)
    report = make_report(raw, SETTINGS)
    assert report.published is not None
    assert (report.title, report.published.start, report.publisher) == ("Talks", "2021-03-04", "Desk")


def test_keys_change_with_the_text_only() -> None:
    def key(**more: str) -> str:
        text = rss(item("http://example.org/a", **more)).encode()
        return read_feed(text, "feed", None).items[0].key

    assert key() == key() != key(day="Fri, 05 Mar 2021 05:06:07 GMT")


def test_the_same_item_twice_is_one() -> None:
    text = rss(item("http://example.org/a"), item("http://example.org/a"), item("http://example.org/b")).encode()
    assert [one.number for one in read_feed(text, "feed", None).items] == [1, 3]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (STORY, "is a web page (HTML), no feed"),
        ("<!DOCTYPE html>\n<html><body>Please log in", "is a web page (HTML), no feed"),
        ('{"items": []', "is no feed"),
        ("<urlset></urlset>", "is a sitemap, no feed"),
        (
            '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>',
            "entities",
        ),
    ],
)
def test_what_only_calls_itself_a_feed_is_named(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        read_feed(text.encode(), "feed", None)


def test_a_page_named_as_a_feed_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "x.rss").write_text(STORY)
    assert "is a web page (HTML), no feed" in str(find(tmp_path / "x.rss")[0])
    with serve(feed=Page(STORY, media_type="application/rss+xml")) as site:
        assert "is a web page (HTML), no feed" in str(find(f"{site.url}/feed")[0])


def test_a_feed_cut_short_gives_its_whole_items() -> None:
    text = rss(item("http://example.org/a"), item("http://example.org/b")).encode()
    assert read_feed(text[:-60], "feed", None).items[0].link == "http://example.org/a"


def test_a_feed_with_nothing_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text(rss())
    (tmp_path / "y.xml").write_text(rss("<item><title>Talks</title></item>", item("mailto:a@example.org")))
    assert "without items" in str(find(tmp_path / "x.xml")[0])
    assert [str(one).split(": ")[1] for one in find(tmp_path / "y.xml")] == [
        "names no page and holds no text; nothing to read"
    ] * 2


def test_a_feed_within_a_feed_is_not_followed() -> None:
    with serve() as site:
        site.pages["/feed"] = Page(rss(item("/feed")), media_type="application/rss+xml")
        site.pages["/other"] = Page(rss(item("/plain")), media_type="application/rss+xml")
        site.pages["/plain"] = Page(rss(item("/plain")), media_type="text/plain")
        (circle,) = find(f"{site.url}/feed")
        assert "of type application/rss+xml" in str(circle)
        (raw,) = find(f"{site.url}/other")
        assert isinstance(raw, Raw)
        with pytest.raises(SourceError, match="is a feed, no report"):
            make_report(raw, SETTINGS)
        assert site.paths == ["/feed", "/feed", "/other", "/plain"]
