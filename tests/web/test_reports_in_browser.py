"""The reading view and /own in a real browser: lit by pointer and keys, whole without scripts, printed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

import dragoman
from places import EXAMPLES, SHARED
from web.browsing import looking, violations
from web.serving import Served

SEED = SHARED / "seed" / "000_7d411593f19f2ef7.txt"


@pytest.fixture(scope="module")
def at() -> str:
    return f"/reports/{dragoman.read(EXAMPLES / 'news-page.html').report.id[:16]}"


def test_pointing_at_either_lights_the_other(browser: Browser, served: Served, at: str) -> None:
    with looking(browser, served.address) as page:
        page.goto(at)
        page.locator(".set b[data-f]").first.hover()
        number = page.locator(".set b[data-f]").first.get_attribute("data-f")
        assert "lit" in (page.locator(f'.fact[data-f="{number}"]').get_attribute("class") or "").split()
        card = page.locator(".fact").first
        card.hover()
        lit = page.locator(".lit[data-f]").evaluate_all("all => [...new Set(all.map(one => one.dataset.f))]")
        assert lit == [card.get_attribute("data-f")]


def test_arrows_step_from_fact_to_fact_and_escape_leads_back(browser: Browser, served: Served, at: str) -> None:
    with looking(browser, served.address) as page:
        page.goto(at)
        # One stop among all the numbers, and it moves.
        assert page.locator('a.n[tabindex="0"]').count() == 1
        numbers = page.locator("a.n").evaluate_all("all => all.map(one => one.dataset.f)")
        page.locator("a.n").first.focus()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.dataset.f") == numbers[1]
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('.fact')")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.dataset.f") == numbers[1]


def test_without_scripts_links_lead_both_ways(browser: Browser, served: Served, at: str) -> None:
    with looking(browser, served.address, scripts=False) as page:
        page.goto(at)
        page.locator(".set a.n").last.click()
        assert page.locator(".fact:target").count() == 1
        page.locator(".fact:target .back").click()
        assert page.locator(".set a.n:target").count() == 1


def test_printed_the_cards_are_notes_below_the_text(browser: Browser, served: Served, at: str) -> None:
    with looking(browser, served.address) as page:
        page.goto(at)
        page.emulate_media(media="print")
        text, notes = page.locator(".set").bounding_box(), page.locator(".facts").bounding_box()
        assert text
        assert notes
        assert notes["y"] >= text["y"] + text["height"]
        assert not page.locator(".dispute").first.is_visible()


def test_the_seed_page_brought_as_a_file_is_read(browser: Browser, served: Served) -> None:
    if not SEED.exists():
        pytest.skip("needs ../shared/seed")
    with looking(browser, served.address) as page:
        page.set_default_timeout(120_000)
        page.goto("/own")
        page.locator("#own-file").set_input_files(SEED)
        page.get_by_role("button", name="Read it").click()
        page.wait_for_url("**/own/*")
        assert "Dion and Lavrov" in page.locator("h1").inner_text()
        assert any("Pickerill" in name for name in page.locator(".fact.statement h3").all_inner_texts())
        assert violations(page) == []
