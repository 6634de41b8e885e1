"""The rooms in a real browser: accessible at both widths and in both schemes, by keyboard, and without scripts."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Browser

from web.browsing import looking, violations
from web.serving import Served

PAGES = ("/reports", "/actors", "/actors/state:RUS", "/organisations/org:nato", "/places", "/places/RUS",
         "/search?q=talks", "/search?q=xqzv&type=AID", "/sources", "/help")  # fmt: skip
# Each page once narrow and dark, once wide and light: what differs by width does not differ by scheme as well.
VIEWS: list[tuple[int, Literal["light", "dark"]]] = [(390, "dark"), (1280, "light")]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_rooms_are_accessible(browser: Browser, served: Served, width: int, scheme: Literal["light", "dark"]) -> None:
    with looking(browser, served.address, width=width, scheme=scheme) as page:
        for address in PAGES:
            page.goto(address)
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_facet_is_chosen_by_keyboard_and_let_go_of(browser: Browser, served: Served) -> None:
    with looking(browser, served.address, scripts=False) as page:
        page.goto("/search?q=talks")
        first = page.locator(".facets a").first
        first.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/search?*type=*")
        page.locator(".chosen a").first.click()
        page.wait_for_url(lambda url: "type=" not in url)


def test_filters_are_sent_without_scripts(browser: Browser, served: Served) -> None:
    with looking(browser, served.address, scripts=False) as page:
        page.goto("/actors")
        page.get_by_label("Name").fill("putin")
        page.get_by_role("button", name="Find").click()
        assert page.locator("tbody tr").count() >= 1
