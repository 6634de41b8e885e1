"""The rooms in a real browser: by keyboard, and without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser

from web.browsing import looking
from web.serving import Served


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
