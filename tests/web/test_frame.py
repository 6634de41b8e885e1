"""What every page has in common: it is whole, guarded, and not sent again unchanged."""

from __future__ import annotations

import httpx2
import pytest

from dragoman.web.guard import POLICY


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
