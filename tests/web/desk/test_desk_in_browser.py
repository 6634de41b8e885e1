"""In a real browser, with and without scripts: log in, dispute, approve, log out; and every page of the desk by axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from web.browsing import looking, violations
from web.people import NAMES, PASSWORD
from web.serving import Served


def log_in(page: Page, role: str) -> None:
    page.goto("/login")
    page.get_by_label("Name").fill(NAMES[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    assert page.get_by_role("link", name=NAMES[role]).is_visible()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    assert page.get_by_role("link", name="Log in").is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_fact_is_disputed_by_one_and_approved_by_another(
    browser: Browser, served_with_desk: Served, scripts: bool
) -> None:
    event = list(served_with_desk.house.view.events())[3 if scripts else 4]
    reason = f"Not so, {'with' if scripts else 'without'} scripts."
    with looking(browser, served_with_desk.address, scripts=scripts) as page:
        log_in(page, "contributor")
        page.goto(f"/corrections/new?report={event.told.report}&fact={event.id}")
        page.get_by_label("It is wrong").check()
        page.get_by_label("Why").fill(reason)
        page.get_by_role("button", name="Propose it").click()
        assert page.get_by_text("an editor has not decided yet").is_visible()
        address = page.url
        log_out(page)
        log_in(page, "editor")
        page.goto(address)
        page.get_by_role("button", name="Approve").click()
        assert page.get_by_text(f"approved by {NAMES['editor']}").is_visible()
        log_out(page)
    assert reason in [said.reason for said in served_with_desk.house.view.corrections()]


@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_the_pages_of_the_desk_are_accessible(
    browser: Browser, served_with_desk: Served, width: int, scheme: str
) -> None:
    event = next(iter(served_with_desk.house.view.events()))
    pages = ["/account", "/users", "/audit", "/corrections", "/account/searches/new?q=x"]
    pages.append(f"/corrections/new?report={event.told.report}&fact={event.id}")
    with looking(
        browser, served_with_desk.address, width=width, scheme="dark" if scheme == "dark" else "light"
    ) as page:
        page.goto("/login")
        assert violations(page) == []
        log_in(page, "administrator")
        for address in pages:
            page.goto(address)
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
