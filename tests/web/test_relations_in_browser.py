"""Relations, encounters and commitments in a real browser: drawn under the policy, brushed, clicked."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page

from web.acting import brush
from web.browsing import looking
from web.serving import Served

PAIR = "/relations/RUS/USA"


def _drawn(page: Page) -> None:
    page.goto(PAIR)
    page.wait_for_selector(".chart-course [data-drawn] svg", timeout=60_000)


def test_pictures_are_drawn_in_their_place(browser: Browser, served: Served) -> None:
    with looking(browser, served.address) as page:
        page.goto(PAIR, wait_until="commit")
        page.wait_for_selector(".chart-course .plot")
        before = page.locator(".chart-course .plot").bounding_box()
        page.wait_for_selector(".chart-course [data-drawn] svg", timeout=60_000)
        assert page.locator(".chart-course .plot").bounding_box() == before
        assert not page.locator("#points").is_visible()
        page.locator("[data-table=points]").click()
        assert page.locator("#points").is_visible()


def test_a_brush_changes_the_address(browser: Browser, served: Served) -> None:
    with looking(browser, served.address) as page:
        brush(page, "/relations/FIN/KEN")  # of many months: those of PAIR are of one day


def test_a_click_on_a_bar_leads_to_its_events(browser: Browser, served: Served) -> None:
    with looking(browser, served.address) as page:
        _drawn(page)
        page.locator(".chart-mirror [data-drawn] svg .mark-rect path").first.click()
        page.wait_for_url(re.compile(r"/events\?since="))
        assert page.locator("h1").inner_text().startswith("Events:")


def test_without_scripts_the_tables_stand_there(browser: Browser, served: Served) -> None:
    with looking(browser, served.address, scripts=False) as page:
        page.goto(PAIR)
        assert page.locator("#points").is_visible()
        assert not page.locator(".chart-course .plot").is_visible()
