"""The frame in a real browser: accessible, loads nothing from elsewhere, works by keyboard and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from web.browsing import looking, violations
from web.serving import Served


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_overview_is_accessible(browser: Browser, served: Served, width: int, scheme: str) -> None:
    with looking(browser, served.address, width=width, scheme="dark" if scheme == "dark" else "light") as page:
        page.goto("/")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


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
