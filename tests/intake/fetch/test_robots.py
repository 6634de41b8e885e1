"""robots.txt decides, and is asked once."""

from __future__ import annotations

import pytest

from dragoman.errors import FetchError
from dragoman.intake.fetch import Fetcher, Manners
from serving import Page, Site, StillClock, serve

LIMIT = 100_000
RULES = """
User-agent: *
Disallow: /
User-agent: dragoman
Disallow: /private/
Allow: /private/open
Crawl-delay: 7
"""


def fetcher(**manners: object) -> tuple[Fetcher, StillClock]:
    clock = StillClock()
    return Fetcher(Manners(tries=1, **manners), clock), clock


def robots(body: str = RULES, status: int = 200) -> Page:
    return Page(body, status, "text/plain")


def rules(site: Site, page: Page) -> None:
    site.pages["/robots.txt"] = page


def test_what_it_forbids_is_not_asked_for() -> None:
    with serve(story=Page()) as site:
        rules(site, robots())
        site.pages |= {"/private/a": Page(), "/private/open": Page()}
        client, _ = fetcher()
        with pytest.raises(FetchError, match=r"robots\.txt forbids it"):
            client.fetch(f"{site.url}/private/a", LIMIT)
        client.fetch(f"{site.url}/private/open", LIMIT)
        client.fetch(f"{site.url}/story", LIMIT)
        assert site.paths == ["/private/open", "/story"]
        assert [path for path, _ in site.asked].count("/robots.txt") == 1


def test_a_redirect_does_not_lead_around_it() -> None:
    with serve() as site:
        rules(site, robots())
        site.pages |= {"/a": Page("", 302, None, {"Location": "/private/a"}), "/private/a": Page()}
        with pytest.raises(FetchError, match="forbids"):
            fetcher()[0].fetch(f"{site.url}/a", LIMIT)
        assert site.paths == ["/a"]


def test_its_delay_is_kept_to_within_reason() -> None:
    with serve(story=Page()) as site:
        rules(site, robots())
        client, clock = fetcher()
        for _ in range(3):
            client.fetch(f"{site.url}/story", LIMIT)
        assert clock.slept == [7, 7]
        patient, clock = fetcher(longest_pace=3)
        for _ in range(2):
            patient.fetch(f"{site.url}/story", LIMIT)
        assert clock.slept == [3]


def test_hosts_have_their_own_pace() -> None:
    with serve(story=Page()) as one, serve(story=Page()) as other:
        client, clock = fetcher(pace=2)
        for site in (one, other, one, other):
            client.fetch(f"{site.url}/story", LIMIT)
        assert clock.slept == [2]


def test_none_at_all_allows_everything() -> None:
    with serve(story=Page()) as site:
        rules(site, robots("", 404))
        fetcher()[0].fetch(f"{site.url}/story", LIMIT)
        assert site.paths == ["/story"]


def test_one_that_the_server_fails_to_give_forbids_everything_for_a_while() -> None:
    with serve(story=Page()) as site:
        rules(site, robots("", 503))
        client, clock = fetcher()
        for _ in range(2):
            with pytest.raises(FetchError, match=r"robots.txt cannot be had \(503\)") as caught:
                client.fetch(f"{site.url}/story", LIMIT)
            assert not caught.value.is_lasting
            assert caught.value.where == f"{site.url}/story"
        assert len(site.asked) == 1
        rules(site, robots("", 404))
        clock.sleep(601)
        client.fetch(f"{site.url}/story", LIMIT)


def test_it_is_asked_again_after_a_day() -> None:
    with serve(story=Page()) as site:
        client, clock = fetcher()
        client.fetch(f"{site.url}/story", LIMIT)
        rules(site, robots("User-agent: *\nDisallow: /"))
        clock.sleep(86_401)
        with pytest.raises(FetchError, match="forbids"):
            client.fetch(f"{site.url}/story", LIMIT)


@pytest.mark.parametrize("body", ["<html><p>Not found</p></html>", "\x00\x01\x02", "User-agent: *\n" * 100_000])
def test_nonsense_forbids_nothing(body: str) -> None:
    with serve(story=Page()) as site:
        rules(site, robots(body))
        fetcher()[0].fetch(f"{site.url}/story", LIMIT)
        assert site.paths == ["/story"]
