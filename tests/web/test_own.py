"""`/own`: what is brought is read and shown, compared, kept by who may; what cannot be read is told in a sentence."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

import httpx2
import pytest
from lxml import html

from dragoman.web.own import Own
from places import EXAMPLES
from web.people import form_token, logged_in
from web.serving import Served

READOUTS = EXAMPLES / "readouts"
STORY = (EXAMPLES / "pasted-story.txt").read_text(encoding="utf-8")
Files = list[tuple[str, tuple[str, bytes]]]


@pytest.fixture(scope="module")
def anyone(served: Served) -> Iterator[httpx2.Client]:
    """Somebody who is not logged in; reading takes longer where the model is yet to be loaded."""
    with httpx2.Client(base_url=served.address, timeout=150) as client:
        yield client


def bring(client: httpx2.Client, files: Files | None = None, to: str = "/own", **fields: object) -> httpx2.Response:
    """Fill in the form and send it, as a browser without scripts does."""
    data = {"form_token": form_token(client, to), **fields}
    return client.post(to, data=data, files=files or [("file", ("", b""))])


def led_to(answer: httpx2.Response) -> str:
    assert answer.status_code == 303, answer.text[:2000]
    return answer.headers["location"]


def trouble(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, html.fromstring(answer.text).xpath('string(//*[@role="alert"])')


def test_a_pasted_text_is_shown_like_any_report(anyone: httpx2.Client) -> None:
    page = anyone.get(led_to(bring(anyone, text=STORY, title="Two ministers meet", day="2023-05-17")))
    drawn = html.fromstring(page.text)
    assert drawn.xpath("string(//h1)").strip() == "Two ministers meet"
    assert "17 May 2023" in drawn.xpath('string(//p[@class="byline"])')
    assert drawn.xpath('//li[contains(@class, "fact")]')
    assert page.headers["cache-control"] == "no-store"
    # What is in no ledger can be neither disputed nor cited.
    assert not drawn.xpath('//a[contains(@href, "/corrections/new")]')


@pytest.mark.parametrize("name", ["page.html", "page.html.gz", "line.jsonl"])
def test_a_file_of_any_kind_is_read(anyone: httpx2.Client, name: str) -> None:
    data = (EXAMPLES / "news-page.html").read_bytes()
    if name.endswith(".gz"):
        data = gzip.compress(data)
    elif name.endswith(".jsonl"):
        data = (json.dumps({"title": "Chile and New Zealand agree", "text": STORY}) + "\n").encode()
    page = anyone.get(led_to(bring(anyone, [("file", (name, data))])))
    assert "Chile and New Zealand agree" in html.fromstring(page.text).xpath("string(//h1)")


def test_an_address_is_fetched_where_the_server_is_on_loopback(anyone: httpx2.Client, served: Served) -> None:
    at = next(iter(served.house.view.reports())).id
    page = anyone.get(led_to(bring(anyone, address=f"{served.address}/reports/{at[:16]}")))
    assert served.address in page.text


@pytest.mark.parametrize(
    ("files", "fields", "status", "words"),
    [
        ([], {}, 422, "Nothing was brought"),
        ([], {"text": " \n "}, 422, "Nothing was brought"),
        ([("file", ("empty.txt", b""))], {}, 422, "empty.txt is empty; nothing to read."),
        ([("file", ("a.pdf", b"%PDF-1.7 and so on"))], {}, 415, "a.pdf is a PDF, not text"),
        ([("file", ("a.gz", b"\x1f\x8b\x08broken"))], {}, 422, "a.gz is damaged"),
        ([("file", ("two.jsonl", b'{"text": "One."}\n{"text": "Two."}\n'))], {}, 422, "holds several reports"),
        ([("file", ("feed.xml", b"<rss><channel/></rss>"))], {}, 422, "is a feed"),
        ([("file", ("big.txt", b"word " * 2_100_000))], {}, 413, "big.txt is larger than"),
        ([], {"text": "Der Bundesaußenminister traf am Montag in Berlin seinen Kollegen aus Frankreich."}, 422, "(de)"),
        ([], {"text": "A text.", "day": "yesterday"}, 422, "is no date"),
        ([], {"text": "A text.", "address": "https://example.org/"}, 422, "Several things"),
        ([], {"address": "file:///etc/passwd"}, 422, "only http and https"),
        ([], {"address": "http://127.0.0.1:1/"}, 422, "cannot be reached"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_a_sentence(
    anyone: httpx2.Client, files: Files, fields: dict[str, object], status: int, words: str
) -> None:
    told = trouble(bring(anyone, files, **fields))
    assert told[0] == status
    assert words in told[1]


def test_a_refused_form_gives_back_what_was_written(anyone: httpx2.Client) -> None:
    page = bring(anyone, text="</textarea><b>A text.", title='"Quoted"', day="soon")
    drawn = html.fromstring(page.text)
    assert drawn.xpath('string(//textarea[@name="text"])') == "</textarea><b>A text."
    assert drawn.xpath('//input[@name="title"]/@value') == ['"Quoted"']


def test_what_is_no_form_is_refused(anyone: httpx2.Client) -> None:
    headers = {"X-Form-Token": form_token(anyone, "/own"), "Content-Type": "application/json"}
    assert anyone.post("/own", content=b"{}", headers=headers).status_code == 415


def test_another_site_cannot_have_a_text_read(anyone: httpx2.Client) -> None:
    assert anyone.post("/own", data={"text": STORY}).status_code == 403


@pytest.mark.parametrize("id", ["x", "%2e%2e", "a" * 300, "compare/x"])
def test_what_lies_nowhere_is_not_there(anyone: httpx2.Client, id: str) -> None:
    assert anyone.get(f"/own/{id}").status_code == 404


def test_two_readouts_are_compared_and_each_can_be_read(anyone: httpx2.Client) -> None:
    files: Files = [("file", (file.name, file.read_bytes())) for file in sorted(READOUTS.iterdir())]
    at = led_to(bring(anyone, files, to="/own/compare"))
    drawn = html.fromstring(anyone.get(at).text)
    assert [head.text for head in drawn.xpath('(//table[contains(@class, "accounts")])[1]/thead//th')] == ["RUS", "USA"]
    assert "Both speak of" in drawn.xpath("//h2/text()")
    first, second = (anyone.get(f"{at}/texts/{number}").text for number in (1, 2))
    assert "President of Russia" in first
    assert "The White House" in second
    assert anyone.get(f"{at}/texts/3").status_code == 404


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([STORY], "two reports"),
        ([STORY, STORY], "brought twice"),
        ([STORY, "It rained in Oslo on Monday."], "in common"),
    ],
)
def test_what_cannot_be_compared_is_told(anyone: httpx2.Client, texts: list[str], words: str) -> None:
    status, told = trouble(bring(anyone, to="/own/compare", text=texts))
    assert status == 422
    assert words in told


def test_a_readout_is_set_against_its_sides_earlier_ones(anyone: httpx2.Client) -> None:
    data = (READOUTS / "2021-12-07-kremlin.txt").read_bytes()
    later = data.replace(b"2021-12-07", b"2021-12-30").replace(b"lengthy", b"brief")
    at = led_to(bring(anyone, [("file", ("later.txt", later))]))
    drawn = html.fromstring(anyone.get(f"{at}/earlier").text)
    assert drawn.xpath("string(//h1)").startswith("RUS over time")
    alone = led_to(bring(anyone, text=STORY))
    assert anyone.get(f"{alone}/earlier").status_code == 422


def test_only_who_may_keeps_it_and_then_it_is_a_report(served_with_desk: Served) -> None:
    words = STORY.replace("Tuesday", "Thursday")
    for role, status in (("reader", 403), ("contributor", 303)):
        with logged_in(served_with_desk.address, role) as client:
            client.timeout = 150
            at = led_to(bring(client, text=words))
            token = form_token(client, "/own")
            answer = client.post(f"{at}/keep", data={"form_token": token})
            assert answer.status_code == status
    with logged_in(served_with_desk.address, None) as client:
        assert client.get(at).status_code == 404
        page = client.get(answer.headers["location"])
        assert page.status_code == 200
        assert client.get(f"{answer.headers['location']}/raw").content.decode("utf-8") == words


def test_beyond_loopback_nothing_within_is_fetched(served: Served) -> None:
    own = Own(served.house.settings, served.house.place, only_public=True)
    for address in (
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://[::1]/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
    ):
        with pytest.raises(Exception, match="not on the open internet"):
            own.fetch(address, None)
