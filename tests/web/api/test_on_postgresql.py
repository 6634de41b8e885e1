"""Every GET of the API over a ledger on PostgreSQL, which may refuse what SQLite lets pass."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from dragoman.ledger import open_ledger, open_view
from dragoman.readouts.joining import keep_joined
from postgresql import running_server, why_not
from web.serving import serving


@pytest.fixture(scope="module")
def postgresql_client(example_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    if reason := why_not():
        pytest.skip(reason)
    with running_server() as server:
        url = server.new_database()
        with open_ledger(url) as ledger, open_view(example_ledger) as read:
            for report in read.reports():
                ledger.add(read.record(report.id))
            keep_joined(ledger)
        desk = str(tmp_path_factory.mktemp("desk") / "desk.db")
        with serving(url, desk=desk) as served, httpx2.Client(base_url=served.address, timeout=60) as client:
            yield client


def test_every_get_is_answered(postgresql_client: httpx2.Client) -> None:
    client = postgresql_client
    event = client.get("/api/v1/events?limit=1").json()["items"][0]
    met = client.get("/api/v1/encounters?limit=1").json()["items"][0]
    promised = client.get("/api/v1/commitments?limit=1").json()["items"][0]
    filled = {
        "/reports/{id}": event["report"]["id"], "/encounters/{id}": met["id"], "/promises/{id}": promised["id"],
        "/actors/{id}": event["actors"][0],
    }  # fmt: skip
    for template in client.get("/api/v1").json()["links"].values():
        address = template
        for beginning, id in filled.items():
            if beginning in address:
                address = address.replace("{id}", id)
        address = address.replace("{one}/{other}", "USA/RUS").replace("{format}", "csv").replace("{geonames}", "524901")
        answer = client.get(address)
        # Two accounts of one encounter are not in every ledger, nor events between any two sides.
        is_bare = address.endswith("/comparison") or "/relations/" in address
        assert answer.status_code == 200 or (is_bare and answer.status_code == 404), f"{address}: {answer.text[:300]}"
        again = client.get(address, headers={"If-None-Match": answer.headers.get("etag", "")})
        assert again.status_code == (304 if answer.status_code == 200 else 404), address


def test_filters_and_pages_are_answered(postgresql_client: httpx2.Client) -> None:
    client = postgresql_client
    actor = client.get("/api/v1/events?limit=1").json()["items"][0]["actors"][0]
    for address in (
        "/api/v1/events?actor=USA&limit=1&order=oldest", "/api/v1/events?type=CONSULT&status=occurred&limit=1",
        "/api/v1/encounters?side=USA&since=2000&limit=1", "/api/v1/encounters/as-told?side=USA&limit=1",
        "/api/v1/statements?until=2030&limit=1", "/api/v1/search?q=minister&limit=1", "/api/v1/reports?limit=1",
        "/api/v1/search/facets?recipient=USA", f"/actors/{actor}.atom", "/search.atom?q=talks",
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, f"{address}: {answer.text[:300]}"
        if "limit=1" in address and (following := answer.json()["next"]):
            assert client.get(following).json()["items"] != answer.json()["items"]
