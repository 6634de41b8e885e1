"""What people do in the reading room, step by step in a browser, over whatever ledger it serves.

Each act ends where one can see that it was done, and gives a few words of what is seen there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Page

from web.people import NAMES, PASSWORD


def log_in(page: Page, role: str) -> str:
    page.goto("/login")
    page.get_by_label("Name").fill(NAMES[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.get_by_role("link", name=NAMES[role]).wait_for()
    return f"{NAMES[role]} is in"


def log_out(page: Page) -> str:
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="Log in").wait_for()
    return "nobody is in"


def read(page: Page, text: str, day: str) -> str:
    """Paste a text, and see its record."""
    page.goto("/own")
    page.get_by_label("The report, as it was printed").fill(text)
    page.get_by_label("When it was published").fill(day)
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile(r"/own/(?!compare)."))
    return f"{page.locator('.fact').count()} facts of {page.locator('h1').inner_text()!r}"


def read_file(page: Page, name: str, data: bytes) -> str:
    """Bring a file, and see its record."""
    page.goto("/own")
    page.locator("#own-file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": data})
    page.get_by_role("button", name="Read it").click()
    page.wait_for_url(re.compile(r"/own/(?!compare)."))
    return page.locator("h1").inner_text()


def compare(page: Page, texts: Sequence[str], day: str) -> str:
    """Paste two accounts, and see them side by side."""
    page.goto("/own/compare")
    for label, text in zip(("The first account", "The second account"), texts, strict=True):
        page.get_by_label(label).fill(text)
    page.get_by_label("When they were published").fill(day)
    page.get_by_role("button", name="Compare them").click()
    page.wait_for_url(re.compile(r"/own/(?!compare)."))
    return f"{page.locator('main table tbody tr').count()} rows of what they tell"


def dispute(page: Page, address: str, reason: str) -> str:
    """Say that a fact is wrong; what is proposed waits at the address that is given back."""
    page.goto(address)
    page.get_by_label("It is wrong").check()
    page.get_by_label("Why").fill(reason)
    page.get_by_role("button", name="Propose it").click()
    page.get_by_text("an editor has not decided yet").wait_for()
    return page.url


def approve(page: Page, address: str, role: str) -> str:
    page.goto(address)
    page.get_by_role("button", name="Approve").click()
    page.get_by_text(f"approved by {NAMES[role]}").wait_for()
    return f"approved by {NAMES[role]}"


def search(page: Page, words: str) -> str:
    """Ask for words from the frame, and narrow what is found by a facet."""
    page.goto("/")
    page.get_by_label("Search the record").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    page.locator(".facets a").first.click()
    page.locator(".chosen a").first.wait_for()
    chosen = page.locator(".chosen li").first.text_content() or ""
    return f"{page.locator('main article, main ol li').count()} found, narrowed by {' '.join(chosen.split())}"


def brush(page: Page, address: str) -> str:
    """Choose a stretch of time with the pointer, in the picture of a relation's course."""
    page.goto(address)
    page.wait_for_selector(".chart-course [data-drawn] svg", timeout=60_000)
    box = page.locator(".chart-course svg").bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 0.95 * box["width"], box["y"] + 60, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d"))
    return page.url.partition("?")[2]


def choose_time(page: Page, address: str, since: str) -> str:
    """The same where no script runs: by the form."""
    page.goto(address)
    page.get_by_label("From", exact=True).fill(since)
    page.get_by_role("main").get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url(re.compile(f"since={since}"))
    return page.url.partition("?")[2]


def export(page: Page, format: str, since: str) -> str:
    """Fetch an export from one day on, as whoever is logged in."""
    answer = page.request.get(f"/api/v1/export/{format}?since={since}", timeout=600_000)
    assert answer.ok, answer.status
    return f"{len(answer.body()) / 1000:,.0f} kB of {format} since {since}"
