"""A real browser over the reading room: Debian's Chromium, driven by Playwright, judged by axe-core."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

AXE = Path(__file__).with_name("axe") / "node_modules" / "axe-core" / "axe.min.js"
# What fits the rules is not told: to say where it stands would take as long as to judge it.
_RUN = "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"
# WCAG 2.2 A and AA, and what axe calls best practice.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser, without a window. Skips where it is not installed: `make services` installs it."""
    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs Chromium: make services installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def empty_scripts(page: Page) -> None:
    """The page's own scripts come empty from now on: were they forbidden, axe-core could not run either."""
    page.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))


@contextmanager
def looking(
    browser: Browser,
    address: str,
    *,
    scripts: bool = True,
    width: int = 1280,
    scheme: Literal["light", "dark"] = "light",
) -> Iterator[Page]:
    """A page of its own, which fails the test for any script error, refused style or script, or request elsewhere."""
    context = browser.new_context(
        base_url=address,
        java_script_enabled=scripts,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    # A machine that does much else takes its time; what never comes fails all the same.
    context.set_default_timeout(120_000)
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:", "blob:")) else troubles.append(asked.url),
    )
    try:
        yield page
    finally:
        context.close()
    assert not [trouble for trouble in troubles if "status of 4" not in trouble], troubles


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with a page: the rule, and the elements that break it. Scripts must be allowed."""
    if not AXE.exists():
        pytest.skip("needs axe-core: make services installs it")
    # The page's policy lets no inline script in; a script evaluated by the browser's own tools is not the page's.
    page.evaluate(_axe())
    found: dict[str, Any] = page.evaluate(_RUN, RULES)
    return [f"{one['id']}: {node['html'][:200]}" for one in found["violations"] for node in one["nodes"]]


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")
