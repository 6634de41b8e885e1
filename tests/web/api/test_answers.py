"""Every list of the API: its pages follow on, its parameters are strict, and what did not change is not sent again."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

LISTS = (
    "/api/v1/events", "/api/v1/statements", "/api/v1/commitments", "/api/v1/encounters",
    "/api/v1/encounters/as-told", "/api/v1/search",
)  # fmt: skip


def every_item(client: httpx2.Client, address: str) -> list[Any]:
    """All the items of a list, page by page, by the addresses that the pages give."""
    items: list[Any] = []
    at: str | None = address
    while at is not None:
        page = client.get(at)
        assert page.status_code == 200, page.text
        items += page.json()["items"]
        at = page.json()["next"]
    return items


@pytest.mark.parametrize("address", LISTS)
def test_pages_follow_on_without_gap_or_copy(client: httpx2.Client, address: str) -> None:
    whole = every_item(client, f"{address}?limit=200")
    by_threes = every_item(client, f"{address}?limit=3")
    assert by_threes == whole
    assert len(whole) > 3


@pytest.mark.parametrize("address", LISTS[:5])
def test_the_oldest_come_first_when_asked_for(client: httpx2.Client, address: str) -> None:
    newest, oldest = (every_item(client, f"{address}?limit=4&order={order}") for order in ("newest", "oldest"))
    assert oldest == newest[::-1]


@pytest.mark.parametrize("address", LISTS)
def test_a_cursor_of_another_question_is_refused(client: httpx2.Client, address: str) -> None:
    after = client.get(f"{address}?limit=2").json()["next"]
    other = after.replace(address, "/api/v1/events" if address != "/api/v1/events" else "/api/v1/statements")
    for wrong in (
        after[:-3],
        after.replace("cursor=", "cursor=a"),
        f"{address}?cursor=x",
        other,
        f"{after}&until=1990",
    ):
        answer = client.get(wrong)
        assert answer.status_code == 422
        assert "cursor" in answer.json()["detail"]


@pytest.mark.parametrize("address", LISTS)
def test_what_is_not_known_is_named(client: httpx2.Client, address: str) -> None:
    answer = client.get(f"{address}?sidde=CAN")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"] == [{"at": "query.sidde", "reason": "Unknown parameter"}]
    assert client.get(f"{address}?limit=1&limit=2").json()["errors"][0]["at"] == "query.limit"
    for wrong in ("limit=0", "limit=201", "limit=x", "since=2021-13", "since=yesterday"):
        assert client.get(f"{address}?{wrong}").json()["errors"][0]["at"] == f"query.{wrong.split('=')[0]}"


@pytest.mark.parametrize("address", ["/api/v1", *LISTS, "/api/v1/codebook"])
def test_what_did_not_change_is_not_sent_again(client: httpx2.Client, address: str) -> None:
    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 200
    head = client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(answer.content))


def test_filters_are_those_of_the_view(client: httpx2.Client) -> None:
    events = every_item(client, "/api/v1/events?limit=200")
    assert every_item(client, "/api/v1/events?type=CONSULT") == [one for one in events if one["type"] == "CONSULT"]
    sure = every_item(client, "/api/v1/events?min_confidence=0.7")
    assert sure == [one for one in events if one["confidence"] >= 0.7]
    told = every_item(client, "/api/v1/events?actor=RUS")
    assert told
    assert all("RUS" in one["actor_countries"] or "RUS" in one["recipient_countries"] for one in told)


def test_the_index_leads_to_everything(client: httpx2.Client) -> None:
    links = client.get("/api/v1").json()["links"]
    plain = [address for address in links.values() if "{" not in address]
    assert len(plain) > 8
    for address in plain:
        assert client.get(address).status_code == 200, address


def test_an_unknown_address_below_the_api_is_told_as_json(client: httpx2.Client) -> None:
    answer = client.get("/api/v1/nothing")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.delete("/api/v1/events").status_code == 405


def test_facets_are_counted_whichever_side_is_asked(client: httpx2.Client) -> None:
    for asked in ("recipient=RUS", "actor=RUS", "actor=RUS&recipient=USA", "recipient=RUS&type=CONSULT", "place=RUS"):
        hits = every_item(client, f"/api/v1/search?{asked}")
        counted = client.get(f"/api/v1/search/facets?{asked}")
        assert counted.status_code == 200, asked
        assert counted.json()["hits"] == len(hits)
        for one in counted.json()["counts"].get("actor", ()):
            narrower = every_item(client, f"/api/v1/search?{asked}&actor={one['value']}")
            assert len(narrower) == one["hits"], (asked, one)
