"""Encounters as pages: found by sides and days, told with their facts, accounts and reports."""

from __future__ import annotations

import re

import httpx2
import pytest

from dragoman.web.encounters.facts import ASSUMED, Matter, Said


@pytest.fixture(scope="module")
def compared(client: httpx2.Client) -> str:
    """The address of an encounter that two sides tell of."""
    page = client.get("/encounters?sides=2").text
    found = re.search(r'href="(/encounters/joined:[0-9a-f]+)"', page)
    assert found
    return found[1]


def test_the_list_is_narrowed(client: httpx2.Client) -> None:
    everything, few = client.get("/encounters").text, client.get("/encounters?between=RUS&and=USA&sides=2").text
    assert 0 < few.count("/encounters/joined:") < everything.count("/encounters/joined:")


def test_nothing_found_says_what_to_do(client: httpx2.Client) -> None:
    assert "Show all encounters" in client.get("/encounters?since=1800&until=1801").text


def test_two_accounts_stand_in_columns(client: httpx2.Client, compared: str) -> None:
    page = client.get(compared).text
    assert "Both speak of" in page
    assert "What is reported of it" in page
    assert re.search(r'<q class="report-words" dir="auto"><a href="/reports/[0-9a-f]+#', page)
    assert "/corrections/new?report=" in page
    assert len(page.encode()) < 120_000


def test_the_encounter_of_a_report_leads_to_all_of_them(client: httpx2.Client, compared: str) -> None:
    own = re.search(r"#(encounter:[0-9a-f]+)", client.get(compared).text)
    assert own
    again = client.get(f"/encounters/{own[1]}")
    assert again.status_code == 200
    assert "Both speak of" in again.text


def test_an_unknown_one_is_told(client: httpx2.Client) -> None:
    assert client.get("/encounters/joined:nothing").status_code == 404
    assert client.get("/encounters?status=dreamt").status_code == 422
    assert client.get("/encounters?between=Narnia").status_code == 422


def said(*words: str) -> tuple[Said, ...]:
    return tuple(Said(one, ()) for one in words)


def test_a_day_that_no_words_state_differs_from_none() -> None:
    assert not Matter("day", said("7 Dec 2021", f"8 Dec 2021 {ASSUMED}")).is_differing
    assert Matter("day", said("7 Dec 2021", "8 Dec 2021")).is_differing
    assert not Matter("participants", said("A", "B"), adds_up=True).is_differing
