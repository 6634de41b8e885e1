"""A report's record, text and readings."""

from __future__ import annotations

import httpx2
import pytest

from dragoman.exchange import record_from_json, record_to_json
from web.serving import Served


@pytest.fixture(scope="module")
def report(client: httpx2.Client) -> str:
    """The id of a report that tells of events."""
    id: str = client.get("/api/v1/events?limit=1").json()["items"][0]["report"]["id"]
    return id


def test_the_record_is_the_one_that_read_prints(client: httpx2.Client, served: Served, report: str) -> None:
    answer = client.get(f"/api/v1/reports/{report}")
    assert answer.text == record_to_json(served.house.view.corrected_record(report))
    assert record_from_json(answer.text).report.id == report
    assert client.get(f"/api/v1/reports/{report[:12]}").text == answer.text


def test_spans_point_into_the_text(client: httpx2.Client, report: str) -> None:
    text = client.get(f"/api/v1/reports/{report}/text").text
    record = client.get(f"/api/v1/reports/{report}?facts=own").json()
    event = record["events"][0]
    start, end = event["trigger"]["span"]
    told = [one for one in client.get("/api/v1/events?limit=200").json()["items"] if one["id"] == event["id"]]
    assert text[start:end] in {one["trigger"] for one in told}


def test_a_reader_is_asked_for_by_its_id(client: httpx2.Client, report: str) -> None:
    (reading,) = client.get(f"/api/v1/reports/{report}/readings").json()["items"]
    assert reading["is_current"]
    assert client.get(f"/api/v1/reports/{report}?reader={reading['reader']}").status_code == 200
    assert client.get(f"/api/v1/reports/{report}?reader=nobody").status_code == 404


def test_the_text_tells_when_it_came(client: httpx2.Client, report: str) -> None:
    answer = client.get(f"/api/v1/reports/{report}/text")
    since = {"If-Modified-Since": answer.headers["last-modified"]}
    assert client.get(f"/api/v1/reports/{report}/text", headers=since).status_code == 304


def test_what_is_not_there_is_a_plain_404(client: httpx2.Client) -> None:
    answer = client.get("/api/v1/reports/00000000")
    assert answer.status_code == 404
    assert "no report" in answer.json()["detail"]
    assert client.get("/api/v1/reports/Quatsch").status_code == 422
