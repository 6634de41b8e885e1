"""Relations as pages: the list, one over time, its events, and pictures that fit Vega-Lite's schema."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

PAIR = "/relations/RUS/USA"


def test_the_list_leads_to_relations(client: httpx2.Client) -> None:
    page = client.get("/relations")
    assert page.status_code == 200
    assert 'href="/relations/RUS/USA"' in page.text
    assert 'class="sparkline"' in page.text


def test_two_sides_named_in_the_form_lead_to_their_page(client: httpx2.Client) -> None:
    asked = client.get("/relations?one=Russia&other=United+States")
    assert asked.status_code == 303
    assert asked.headers["location"] == PAIR
    assert client.get("/relations/Russia/NATO").headers["location"] == "/relations/RUS/org:nato"


def test_a_relation_has_its_findings_and_its_table_without_scripts(client: httpx2.Client) -> None:
    page = client.get(PAIR).text
    assert "<h1>Russia – United States</h1>" in page
    assert "Turning points" in page
    assert 'id="points"' in page
    assert len(page.encode()) < 120_000
    assert "style=" not in page


@pytest.mark.parametrize("name", ["course", "mirror", "lanes"])
def test_pictures_fit_the_schema(client: httpx2.Client, name: str) -> None:
    altair = pytest.importorskip("altair")
    spec: dict[str, Any] = client.get(f"{PAIR}/{name}.json").json()
    assert spec["width"] == "container"
    assert any(spec["datasets"].values())
    altair.Chart.from_dict(spec, validate=True)


def test_refused_answers_have_no_picture(client: httpx2.Client) -> None:
    assert client.get(f"{PAIR}/answers.json").status_code == 404
    assert "are needed" in client.get(PAIR).text


def test_a_point_leads_to_its_events(client: httpx2.Client) -> None:
    rows = client.get(f"{PAIR}/course.json").json()["datasets"]["points"]
    page = client.get(rows[0]["at"])
    assert page.status_code == 200
    assert page.text.count("<tr>") == rows[0]["events"] + 1
    assert "/reports/" in page.text


@pytest.mark.parametrize(
    ("address", "named"),
    [
        (f"{PAIR}?since=soon", "since"),
        (f"{PAIR}?period=decade", "period"),
        (f"{PAIR}?floor=2", "floor"),
        (f"{PAIR}?quad=war", "quad"),
        ("/relations/RUS/RUS", "two sides"),
        ("/relations/RUS/Narnia", "Narnia"),
        (f"{PAIR}?since=1800&until=1801", "no event"),
    ],
)
def test_what_makes_no_sense_is_told(client: httpx2.Client, address: str, named: str) -> None:
    page = client.get(address)
    assert page.status_code == 422
    assert named in page.text


def test_pictures_are_not_sent_again_unchanged(client: httpx2.Client) -> None:
    tag = client.get(f"{PAIR}/course.json").headers["etag"]
    assert client.get(f"{PAIR}/course.json", headers={"If-None-Match": tag}).status_code == 304
