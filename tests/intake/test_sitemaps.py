"""Sitemaps: pages listed, indexes followed, circles and bombs not."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.intake import Raw, find_sources
from dragoman.intake.fetch import Fetcher, Manners
from dragoman.intake.sitemaps import read_sitemap
from dragoman.settings import Settings
from serving import Page, StillClock, serve

NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*addresses: str) -> str:
    urls = "".join(f"<url><loc> {address} </loc><lastmod>2021-03-04</lastmod></url>" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset {NAMESPACE}>{urls}</urlset>'


def index(*addresses: str) -> str:
    maps = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex {NAMESPACE}>{maps}</sitemapindex>'


def find(*sources: str | Path) -> list[Raw | SourceError]:
    fetcher = Fetcher(Manners(tries=1), StillClock())
    return list(find_sources([str(source) for source in sources], Settings(max_bytes=100_000), fetcher))


def where(found: list[Raw | SourceError], url: str) -> list[str]:
    return [one.where.removeprefix(url) for one in found]


@pytest.mark.parametrize("is_packed", [False, True])
def test_listed_pages_are_fetched(is_packed: bool) -> None:
    with serve(a=Page(), b=Page()) as site:
        body = urlset(f"{site.url}/a", f"{site.url}/b", f"{site.url}/a", f"{site.url}/gone").encode()
        name = "/sitemap.xml.gz" if is_packed else "/sitemap.xml"
        packed = Page(gzip.compress(body), media_type="application/gzip")
        site.pages[name] = packed if is_packed else Page(body, media_type="application/xml")
        found = find(site.url + name)
        assert where(found, site.url) == ["/a", "/b", "/gone"]
        assert "404" in str(found[2])


def test_indexes_are_followed_and_circles_left() -> None:
    with serve(a=Page(), b=Page()) as site:
        url = site.url
        site.pages["/index"] = Page(
            index(f"{url}/one", f"{url}/index", f"{url}/two", f"{url}/page"), media_type="text/xml"
        )
        site.pages["/one"] = Page(urlset(f"{url}/a"), media_type="text/xml")
        site.pages["/two"] = Page(gzip.compress(urlset(f"{url}/b").encode()), media_type="application/x-gzip")
        site.pages["/page"] = Page()
        found = find(f"{url}/index")
        assert where(found, url) == ["/a", "/b", "/page"]
        assert "is no sitemap" in str(found[2])
        assert site.paths.count("/index") == 1


def test_indexes_without_end_are_left() -> None:
    with serve() as site:
        for number in range(9):
            site.pages[f"/{number}"] = Page(index(f"{site.url}/{number + 1}"), media_type="text/xml")
        (error,) = find(f"{site.url}/0")
        assert "indexes deep" in str(error)
        assert site.paths == ["/0", "/1", "/2"]


def test_a_file_may_be_a_sitemap(tmp_path: Path) -> None:
    with serve(a=Page()) as site:
        (tmp_path / "sitemap.xml").write_text(urlset(f"{site.url}/a"))
        assert where(find(tmp_path), site.url) == ["/a"]


def test_a_packed_sitemap_that_is_a_bomb_is_stopped() -> None:
    with serve() as site:
        site.pages["/index"] = Page(index(f"{site.url}/bomb"), media_type="text/xml")
        site.pages["/bomb"] = Page(gzip.compress(bytes(20_000_000)), media_type="application/gzip")
        (error,) = find(f"{site.url}/index")
        assert "larger than 100,000 bytes" in str(error)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (urlset("http://example.org/a")[:-20], "broken sitemap"),
        (f'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset {NAMESPACE}><url><loc>&a;</loc></url></urlset>', "entities"),
        ("<html></html>", "no sitemap"),
    ],
)
def test_what_is_no_sitemap_is_said(text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_sitemap(text.encode(), "sitemap.xml")


def test_an_empty_sitemap_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "sitemap.xml").write_text(urlset())
    assert "lists no pages" in str(find(tmp_path / "sitemap.xml")[0])


def test_images_beside_a_page_are_no_pages() -> None:
    text = urlset("http://example.org/a").replace(
        "</url>", '<i:image xmlns:i="http://x/"><i:loc>http://example.org/a.png</i:loc></i:image></url>'
    )
    assert read_sitemap(text.encode(), "sitemap.xml").pages == ("http://example.org/a",)
