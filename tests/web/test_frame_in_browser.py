"""The frame in a real browser: works by keyboard and without scripts."""

from __future__ import annotations

from playwright.sync_api import Browser

from web.browsing import looking
from web.serving import Served


def test_the_slash_goes_to_the_search(browser: Browser, served: Served) -> None:
    with looking(browser, served.address) as page:
        page.goto("/")
        page.keyboard.press("/")
        assert page.evaluate("document.activeElement.id") == "find"


def test_the_first_tab_offers_to_skip(browser: Browser, served: Served) -> None:
    with looking(browser, served.address, scripts=False) as page:
        page.goto("/")
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the page"
