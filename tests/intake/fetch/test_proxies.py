"""By way of a proxy, as offices have one: a real one on loopback, which is asked with whole addresses."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest

from dragoman.errors import FetchError
from dragoman.intake.fetch import Fetched, Fetcher, Manners
from serving import Page, Site, StillClock, serve

HOST = "http://ministry.invalid"


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with serve() as site:
        site.pages |= {f"{HOST}/story": Page(), f"{HOST}/away": Page("", 302, None, {"Location": "http://10.0.0.1/x"})}
        monkeypatch.setenv("http_proxy", site.url.replace("http://", "http://clerk:secret@"))
        yield site


def fetch(address: str, silence: float = 20) -> Fetched:
    answer = Fetcher(Manners(tries=1, silence=silence, patience=2 * silence), StillClock()).fetch(address, 100_000)
    assert isinstance(answer, Fetched)
    return answer


def test_the_proxy_is_asked_for_hosts_that_only_it_knows(proxy: Site) -> None:
    assert fetch(f"{HOST}/story").url == f"{HOST}/story"
    assert [path for path, _ in proxy.asked] == [f"{HOST}/robots.txt", f"{HOST}/story"]
    said = proxy.headers_of(f"{HOST}/story")["proxy-authorization"]
    assert base64.b64decode(said.removeprefix("Basic ")) == b"clerk:secret"


def test_it_is_not_asked_for_loopback_nor_for_what_is_left_out(proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve(story=Page()) as site:
        fetch(f"{site.url}/story")
    assert proxy.asked == []
    monkeypatch.setenv("no_proxy", "ministry.invalid")
    with pytest.raises(FetchError, match="does not exist"):
        fetch(f"{HOST}/story")


def test_private_addresses_stay_closed_behind_it(proxy: Site) -> None:
    with pytest.raises(FetchError, match="private address"):
        fetch(f"{HOST}/away")
    assert not any("10.0.0.1" in path for path, _ in proxy.asked)


def test_a_slow_proxy_is_cut_off_too(proxy: Site) -> None:
    proxy.pages[f"{HOST}/story"] = proxy.drip
    with pytest.raises(FetchError, match="not answered in time"):
        fetch(f"{HOST}/story", silence=0.5)


def test_a_proxy_that_refuses_is_said(proxy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", proxy.url)
    with pytest.raises(FetchError, match="refused by the proxy"):
        fetch("https://ministry.invalid/story")
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    with pytest.raises(FetchError, match="socks5 proxy, which is not spoken"):
        fetch(f"{HOST}/story")
    monkeypatch.setenv("http_proxy", "http://proxy:none")
    with pytest.raises(FetchError, match="broken proxy"):
        fetch(f"{HOST}/story")
