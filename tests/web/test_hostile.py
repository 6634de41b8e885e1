"""A hundred payloads in every field of a report: they show as text, on every page, and nothing comes of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.parse import quote

import httpx2
import pytest
from lxml import html
from playwright.sync_api import Browser

from dragoman.ledger import open_ledger
from dragoman.readouts.joining import keep_joined
from web.browsing import looking
from web.hostile import saying, skeleton, strange
from web.payloads import PAYLOADS
from web.people import form_token
from web.serving import Served, serving

# The same report, saying nothing.
HARMLESS = saying("words of no consequence")
HUGE = saying("x" * 5_000_000)
LISTS = ("/", "/reports", "/encounters", "/commitments", "/corrections", "/actors", "/places", "/sources", "/relations",
         "/organisations", "/encounters/encounter:1", "/actors/person:1", "/relations/NOR/SWE", "/search?q=condemned",
         "/relations/NOR/SWE.atom", "/search.atom?q=condemned")  # fmt: skip
# One of each kind for the browser, which takes its time.
IN_BROWSER = PAYLOADS[::9]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    place = tmp_path_factory.mktemp("hostile") / "news.db"
    with open_ledger(place) as ledger:
        for words in ("words of no consequence", *PAYLOADS):
            record = saying(words)
            ledger.add(record)
            if words.strip():
                ledger.corrector.dispute("event:1", reason=words, who=words, report=record.report.id)
        keep_joined(ledger)
        ledger.add(HUGE)
    with serving(place) as opened:
        yield opened


@pytest.fixture(scope="module")
def asking(hostile: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=hostile.address, timeout=60) as client:
        yield client


def at(words: str) -> str:
    return f"/reports/{saying(words).report.id[:16]}"


def test_there_are_a_hundred() -> None:
    assert len(set(PAYLOADS)) == 100


def test_the_reading_view_of_each_is_made_of_the_same_elements(asking: httpx2.Client) -> None:
    expected = skeleton(asking.get(at("words of no consequence")).text)
    for words in PAYLOADS:
        page = asking.get(at(words))
        assert page.status_code == 200, words
        if not words.startswith("https://"):
            assert skeleton(page.text) == expected, words
        assert strange(page.text) == [], words


def test_a_payload_is_read_as_it_was_written(asking: httpx2.Client) -> None:
    for words in PAYLOADS:
        if words.isprintable():
            shown = html.fromstring(asking.get(at(words)).text).xpath("string(//h1)")
            assert " ".join(words.split()) in " ".join(shown.split()), words


@pytest.mark.parametrize("address", LISTS)
def test_every_other_page_shows_them_as_text(asking: httpx2.Client, address: str) -> None:
    page = asking.get(address, follow_redirects=True)
    assert page.status_code in (200, 404)
    if "html" in page.headers["content-type"]:
        assert strange(page.text) == []


def test_what_is_asked_for_is_shown_as_text(asking: httpx2.Client) -> None:
    for words in PAYLOADS:
        for address in (f"/{quote(words, safe='')}", f"/search?q={quote(words)}", f"/reports/{quote(words, safe='')}"):
            page = asking.get(address)
            assert page.status_code < 500, address
            assert strange(page.text) == [], address


def test_what_is_brought_and_refused_is_given_back_as_text(asking: httpx2.Client) -> None:
    token = form_token(asking, "/own")
    for words in PAYLOADS:
        data = {"form_token": token, "text": words, "title": words, "day": words}
        page = asking.post("/own", data=data, files=[("file", (words.replace("\n", " ") or "x", b"%PDF"))])
        assert page.status_code == 422, words
        assert strange(page.text) == [], words


def test_nothing_turns_the_page_around(asking: httpx2.Client) -> None:
    page = asking.get(at("safe \u202egnp.exe\u202c back")).text
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    assert "\u27e8U+202E\u27e9" in page


def test_five_megabytes_of_one_word_are_quick_and_shown_by_parts(asking: httpx2.Client) -> None:
    began = time.process_time()
    page = asking.get(f"/reports/{HUGE.report.id[:16]}")
    took = time.process_time() - began
    assert page.status_code == 200
    assert len(page.content) < 200_000
    assert took < 5
    assert "Part 1 of" in page.text


@pytest.mark.parametrize("words", IN_BROWSER)
def test_no_script_runs(browser: Browser, hostile: Served, words: str) -> None:
    with looking(browser, hostile.address) as page:
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        page.goto(at(words))
        page.mouse.move(400, 400)
        for mark in page.locator(".set [data-f]").all()[:3]:
            mark.hover(force=True)
        assert page.evaluate("window.pwned") is None
