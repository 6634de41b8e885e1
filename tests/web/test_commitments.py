"""Commitments as pages: sorted and narrowed by the address, one followed up."""

from __future__ import annotations

import re
from dataclasses import replace

import httpx2

from dragoman.web.commitments.followed import followed
from dragoman.web.commitments.lines import lines_followed
from dragoman.web.commitments.query import Wanted, commitments_page
from web.serving import Served


def _days(page: str) -> list[str]:
    return re.findall(r'<td><time datetime="([0-9-]{10})', page)


def test_the_order_is_the_address_s(client: httpx2.Client) -> None:
    newest, oldest = (_days(client.get(f"/commitments?sort={order}").text) for order in ("newest", "oldest"))
    assert newest == sorted(newest, reverse=True)
    assert oldest == sorted(oldest)
    assert newest


def test_words_narrow(client: httpx2.Client) -> None:
    page = client.get("/commitments").text
    words = re.search(r'dir="auto">([A-Za-z]{5,})', page)
    assert words
    narrowed = client.get("/commitments", params={"words": words[1]}).text
    assert 0 < narrowed.count('scope="row"') <= page.count('scope="row"')
    assert "No commitment fits" in client.get("/commitments?words=xyzzyplugh").text


def test_one_has_its_words_and_a_way_to_say_what_came_of_it(client: httpx2.Client) -> None:
    found = re.search(r'href="(/commitments/commitment:[0-9a-f]+)"', client.get("/commitments").text)
    assert found
    page = client.get(found[1])
    assert page.status_code == 200
    assert "What may have come of it" in page.text
    assert "/corrections/new?report=" in page.text


def test_bad_questions_are_told(client: httpx2.Client) -> None:
    assert client.get("/commitments?status=dreamt").status_code == 422
    assert client.get("/commitments?type=DANCE").status_code == 422
    assert client.get("/commitments/commitment:nothing").status_code == 404


def test_none_was_made_after_its_report(served: Served) -> None:
    view = served.house.view
    row = next(row for row in view.commitments().first(50) if row.told.published)
    ahead, before = replace(row, day="2960-01-01"), replace(row, day="1960-01-01")
    days = [lines_followed(view, followed(view, [one]), "2026-01-01")[0].day for one in (ahead, before)]
    assert days == [row.told.published, "1960-01-01"]


def test_the_order_goes_by_the_day_that_is_shown(served: Served) -> None:
    view = served.house.view
    rows, _ = commitments_page(view, Wanted("2026-01-01"), None)
    days = [line.day or "" for line in lines_followed(view, followed(view, rows), "2026-01-01")]
    assert days == sorted(days, reverse=True)


def test_the_list_shows_what_came_of_each_as_its_own_page_does(served_promises: Served) -> None:
    shown = r"<b>([a-z ]+)\?</b> <span[^>]*>fits ([0-9.]+), .*?<q[^>]*>(.*?)</q>"
    alone = r'<th scope="row">([a-z ]+)\?</th><td class="number">([0-9.]+)</td>.*?<q[^>]*>(.*?)</q>'
    found = 0
    with httpx2.Client(base_url=served_promises.address, timeout=30) as client:
        rows = client.get("/commitments").text.split("<tr>")[2:]
        for row in rows:
            page = client.get(re.findall(r'href="(/commitments/[^"]+)"', row)[0]).text
            said_again = re.search(r"said again <?[^0-9]*([0-9]+)", row)
            assert len(re.findall("<ol class=.tellings.>.*?</ol>", page, re.DOTALL)) == bool(said_again)
            best, listed = (re.search(form, where, re.DOTALL) for form, where in ((alone, page), (shown, row)))
            assert (best and best.groups()) == (listed and listed.groups())
            assert ("overdue" in row) == ('class="tag overdue"' in page)
            found += bool(listed)
    assert len(rows) == 4
    assert found == 3


def test_what_is_past_due_and_unanswered_is_overdue(served_promises: Served) -> None:
    with httpx2.Client(base_url=served_promises.address, timeout=30) as client:
        page = client.get("/commitments?overdue=1").text
    assert page.count('class="tag overdue"') == page.count('<th scope="row">') == 1
    assert "May 2021" in page
    assert "before <time datetime=" in page
