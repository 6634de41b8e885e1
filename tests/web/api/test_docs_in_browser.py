"""The page about the API in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from web.browsing import looking, violations
from web.serving import Served


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_the_page_is_accessible(browser: Browser, served: Served, width: int, scheme: str) -> None:
    with looking(browser, served.address, width=width, scheme="dark" if scheme == "dark" else "light") as page:
        page.goto("/api/docs")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
