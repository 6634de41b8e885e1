"""Overview, lists, actors, organisations, places, search, sources, help: what they show, link to and refuse."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import httpx2
import pytest

from dragoman.ledger import open_ledger
from dragoman.ledger.counts import pairs_of_states
from dragoman.text.words import read_words
from dragoman.web.atlas import project, shapes, whole_world
from dragoman.web.lines import cut_around
from dragoman.web.months import month_after, month_before
from dragoman.web.network import network_of
from dragoman.web.static_files import static_bytes
from web.serving import Served, serving

PAGES = (
    "/", "/reports", "/actors", "/actors/state:RUS", "/organisations", "/organisations/org:nato", "/places",
    "/places/RUS", "/search", "/search?q=talks", "/sources", "/sources/left-out", "/help",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_room_opens_without_inline_style_or_script(client: httpx2.Client, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 200, page.text[:2000]
    assert page.text.count("<h1") == 1
    assert " style=" not in page.text
    assert "<script>" not in page.text
    assert len(page.content) < 120_000 or address == "/places"


def test_links_between_rooms_lead_somewhere(client: httpx2.Client) -> None:
    own = re.compile(r'href="(/(?:reports|actors|organisations|places|search|sources|help)[^"]*)"')
    found = {unescape(link) for address in PAGES for link in own.findall(client.get(address).text)}
    asked = sorted(link for link in found if ".atom" not in link)
    assert len(asked) > 40
    for link in asked[::3]:
        assert client.get(link).status_code == 200, link


@pytest.mark.parametrize("address", ["/actors/person:nobody-at-all", "/organisations/org:none", "/places/999999999"])
def test_what_nobody_knows_is_not_there(client: httpx2.Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/?month=2022-13", "/actors?kind=planet", "/actors?after=x", "/reports?day=soon", "/reports?after=zz",
        "/search?type=NONE", "/search?q=talks&after=zz",
        "/search?min_confidence=2", "/sources/left-out?outcome=x", "/places?after=x",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(client: httpx2.Client, address: str) -> None:
    assert client.get(address).status_code == 422


def test_reports_are_narrowed_by_publisher_and_paged(client: httpx2.Client) -> None:
    page = client.get("/reports").text
    names = [unescape(name) for name in re.findall(r'<option value="([^"]+)"', page)]
    assert names
    narrowed = client.get("/reports", params={"publisher": names[0]}).text
    assert 0 < narrowed.count('href="/reports/') <= page.count('href="/reports/')
    assert "No report" in client.get("/reports", params={"publisher": "nobody"}).text


def test_an_actor_page_tells_offices_and_where_the_name_leads(client: httpx2.Client) -> None:
    page = client.get("/actors/person:sergey-lavrov").text
    assert "Minister of Foreign Affairs" in page
    assert 'rel="noreferrer"' in page


def test_an_organisation_has_members_with_their_days(client: httpx2.Client) -> None:
    page = client.get("/organisations/org:nato").text
    assert "/actors/state:CAN" in page
    assert "since <time" in page


def test_search_marks_words_and_offers_feed_saving_and_facets(client: httpx2.Client) -> None:
    page = client.get("/search?q=talks").text
    assert "<mark>" in page
    assert "/search.atom?q=talks" in page
    assert "/account/searches/new?q=talks" in page
    facet = re.search(r'<a href="(/search\?[^"]+)">[^<]+</a> <span>(\d+)</span>', page)
    assert facet
    assert client.get(unescape(facet[1])).text.count('class="hit"') == min(int(facet[2]), 20)


def test_an_empty_search_says_what_to_try(client: httpx2.Client) -> None:
    page = client.get("/search?q=Lavrof&type=AID").text
    assert "Try without type AID" in page
    near = client.get("/search?q=Puttin").text
    assert "Perhaps" in near
    assert "Putin" in near


def test_hostile_words_of_an_address_show_as_text(client: httpx2.Client) -> None:
    for address in ("/search", "/actors", "/organisations", "/reports"):
        name = "publisher" if address == "/reports" else "q"
        page = client.get(address, params={name: '<script>alert(1)</script>\u202e" onload=x'}).text
        assert "<script>alert" not in page
        assert "\u202e" not in page
        assert '" onload=x' not in page


def test_an_empty_ledger_says_what_to_do_next(tmp_path: Path) -> None:
    place = tmp_path / "empty.db"
    open_ledger(place).close()
    with serving(place) as opened, httpx2.Client(base_url=opened.address) as client:
        assert "dragoman ingest" in client.get("/").text
        for address in ("/reports", "/actors", "/places", "/sources"):
            page = client.get(address)
            assert page.status_code == 200
            assert "dragoman ingest" in page.text, address


def test_the_same_pairs_give_the_same_picture(served: Served) -> None:
    pairs = pairs_of_states(served.house.view)
    assert pairs
    assert network_of(pairs) == network_of(pairs)
    assert len(network_of(pairs).ties) <= len(pairs)


def test_help_tells_the_keys_that_the_script_knows() -> None:
    script = static_bytes("frame.js").decode()
    known = set(re.findall(r"(\w): \"/", script))
    told = {one["keys"][1] for one in read_words("dragoman.web", "help")["keys"] if one["keys"][0] == "g"}
    assert told == known


def test_months_turn_over_the_year() -> None:
    assert (month_after("2021-12"), month_before("2022-01")) == ("2022-01", "2021-12")
    assert (month_after("9999-12"), month_before("0000-01")) == ("9999-12", "0000-01")


def test_the_projection_keeps_places_apart_and_on_the_map() -> None:
    kyiv, canberra = project(50.45, 30.52), project(-35.28, 149.13)
    assert kyiv[0] < canberra[0]
    assert kyiv[1] < canberra[1]
    world = whole_world()
    assert all(shape.path for shape in shapes() if shape.code)
    assert all(0 <= x <= world.width and 0 <= y <= world.height for x, y in (kyiv, canberra))


@pytest.mark.parametrize(("start", "end"), [(0, 4), (300, 304), (996, 1000), (5, 3), (2000, 2004)])
def test_a_cut_keeps_the_words_that_matter(start: int, end: int) -> None:
    words = "word " * 200
    cut = cut_around(words, start, end)
    assert cut.words == words[min(start, 1000) : max(end, start)]
    assert len(cut.before + cut.words + cut.after) < 240
