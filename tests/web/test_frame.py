"""What every page has in common: it is whole, guarded, and not sent again unchanged."""

from __future__ import annotations

import re
from pathlib import Path

import httpx2
import pytest

from dragoman.ledger import open_ledger, open_writer
from dragoman.model import Record
from dragoman.web.guard import POLICY
from web.serving import serving


def test_the_overview_is_a_whole_page(client: httpx2.Client) -> None:
    page = client.get("/")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.text.startswith("<!DOCTYPE html>")
    assert page.text.rstrip().endswith("</html>")


def test_every_answer_is_guarded(client: httpx2.Client) -> None:
    for address in ("/", "/nothing/here", "/static/0/frame.js"):
        assert client.get(address).headers["content-security-policy"] == POLICY
        assert client.get(address).headers["x-content-type-options"] == "nosniff"


def test_what_did_not_change_is_not_sent_again(client: httpx2.Client) -> None:
    tag = client.get("/").headers["etag"]
    again = client.get("/", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""


def test_an_unknown_address_searches_for_what_was_meant(client: httpx2.Client) -> None:
    page = client.get("/relations-of-kenya")
    assert page.status_code == 404
    assert 'value="relations of kenya"' in page.text


@pytest.mark.parametrize("host", ["elsewhere.example", "127.0.0.1.elsewhere.example", ""])
def test_another_name_is_refused(client: httpx2.Client, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


def test_a_style_may_be_kept_for_ever_under_its_digest(client: httpx2.Client) -> None:
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    style = client.get(address)
    assert style.headers["content-type"].startswith("text/css")
    assert "immutable" in style.headers["cache-control"]
    assert "immutable" not in client.get("/static/0/dragoman.css").headers["cache-control"]


def test_what_nobody_foresaw_shows_an_id_and_logs_the_rest(
    example_ledger: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise RuntimeError("the secret reason")

    with serving(example_ledger) as opened:
        opened.app.add_api_route("/fails", fail)
        page = httpx2.get(opened.address + "/fails")
        again = httpx2.get(opened.address + "/api/fails")
    assert page.status_code == 500
    assert "secret" not in page.text
    id = re.search(r"under the id ([0-9a-f]{12})", page.text)
    assert id
    assert f"error {id[1]} at GET /fails" in caplog.text
    assert "the secret reason" in caplog.text
    assert again.status_code == 404
    assert again.headers["content-type"] == "application/problem+json"


def test_a_ledger_that_is_written_to_still_reads(example_ledger: Path) -> None:
    with serving(example_ledger) as opened, open_writer(example_ledger) as writer, writer.transaction() as connection:
        connection.exec_driver_sql("CREATE TABLE half_done (a)")
        page = httpx2.get(opened.address + "/")
        connection.exec_driver_sql("DROP TABLE half_done")
    assert page.status_code == 200


def test_a_page_is_drawn_anew_after_the_ledger_changed(tmp_path: Path, record: Record) -> None:
    place = tmp_path / "news.db"
    with open_ledger(place) as ledger, serving(place) as opened:
        before = httpx2.get(opened.address + "/")
        ledger.add(record)
        after = httpx2.get(opened.address + "/", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert after.headers["etag"] != before.headers["etag"]
