"""`/reports/ID`: found by the beginning of its id, drawn with every fact, its bytes a file that nothing runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx2
import pytest
from lxml import html

import dragoman
from dragoman.intake import NOWHERE, Raw
from dragoman.ledger import Ledger, open_ledger
from dragoman.model import Record
from places import EXAMPLES
from web.serving import serving

PAGE = EXAMPLES / "news-page.html"


@pytest.fixture(scope="module")
def record() -> Record:
    return dragoman.read(PAGE)


@pytest.fixture(scope="module")
def at(record: Record) -> str:
    return f"/reports/{record.report.id[:16]}"


@pytest.fixture(scope="module")
def corrected(record: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx2.Client]:
    """A ledger with the bytes, a copy of the report by another paper, an earlier reading, and two corrections."""
    place = tmp_path_factory.mktemp("corrected") / "news.db"
    with open_ledger(place) as ledger:
        _fill(ledger, record)
    with serving(place) as opened, httpx2.Client(base_url=opened.address, timeout=30) as client:
        yield client


def _fill(ledger: Ledger, record: Record) -> None:
    data = PAGE.read_bytes()
    ledger.add(record, Raw(data, replace(NOWHERE, path=str(PAGE)), str(PAGE), "document"))
    ledger.add(replace(record, reader=replace(record.reader, version="0.0.9"), commitments=()))
    copy = replace(record.report, id="c" * 64, publisher="The Other Courier")
    ledger.add(replace(record, report=copy))
    event = record.events[0]
    ledger.corrector.amend(event.id, {"status": "planned"}, reason="Not yet.", who="A. Person", report=record.report.id)
    said = record.statements[0]
    ledger.corrector.dispute(said.id, reason="Nobody <b>said</b> so.", who="A. Person", report=record.report.id)


def page(client: httpx2.Client, address: str) -> html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text[:500]
    return html.fromstring(answer.text)


def test_the_beginning_of_an_id_leads_to_its_address(client: httpx2.Client, record: Record, at: str) -> None:
    for named in (record.report.id, record.report.id[:7], record.report.id[:16].upper()):
        answer = client.get(f"/reports/{named}?part=1")
        assert (answer.status_code, answer.headers["location"]) == (307, f"{at}?part=1")


@pytest.mark.parametrize("named", ["0" * 16, "zz", "x" * 500, "%00", "..%2f..", "e"])
def test_what_no_report_is_named_is_not_there(client: httpx2.Client, named: str) -> None:
    answer = client.get(f"/reports/{named}")
    assert answer.status_code == 404
    assert str(client.base_url) not in answer.text


def test_the_text_is_all_there_and_in_its_order(client: httpx2.Client, record: Record, at: str) -> None:
    drawn = page(client, at)
    (text,) = drawn.xpath('//div[@class="set"]')
    for span in record.report.body:
        assert record.text(span) in text.text_content()
    assert drawn.xpath("//h1")[0].text_content().strip() == record.report.title
    assert drawn.xpath('//p[@class="byline"]')[0].text_content().split() >= ["The", "Strait", "Courier"]


def test_marks_and_cards_lead_to_each_other(client: httpx2.Client, at: str) -> None:
    drawn = page(client, at)
    ids = drawn.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [address[1:] for address in drawn.xpath('//main//a[starts-with(@href, "#")]/@href')]
    assert links
    assert set(links) <= set(ids)
    cards = drawn.xpath('//li[contains(@class, "fact")]')
    assert {card.get("data-f") for card in cards} == {
        mark.get("data-f") for mark in drawn.xpath('//a[contains(@class, "n ")]')
    }


def test_a_card_says_why_how_sure_and_where_to_dispute(client: httpx2.Client, record: Record, at: str) -> None:
    event = record.events[0]
    (card,) = page(client, at).xpath(f'//li[@id="{event.id}"]')
    told = card.text_content()
    assert event.why in told
    assert f"({event.confidence * 100:.0f} %)" in told
    assert event.type in told
    (dispute,) = card.xpath('.//a[contains(@href, "/corrections/new")]/@href')
    assert dispute == f"/corrections/new?report={record.report.id[:16]}&fact={event.id}"


def test_what_stood_around_is_folded_away(client: httpx2.Client, record: Record, at: str) -> None:
    (folded,) = page(client, at).xpath('//details[contains(@class, "furniture")]')
    assert folded.get("open") is None
    for word in (*record.report.tags, *record.report.categories):
        assert word in folded.text_content()


def test_other_reports_of_the_story_are_told_and_led_to(corrected: httpx2.Client, record: Record, at: str) -> None:
    drawn = page(corrected, at)
    assert drawn.xpath('//nav[@class="story"]//a/@href') == ["/reports/" + "c" * 16]
    (again,) = page(corrected, "/reports/" + "c" * 16).xpath(f'//li[@id="{record.events[-1].id}"]//p[@class="again"]')
    assert again.xpath(".//a/@href") == [f"{at}#{record.events[-1].id}"]
    assert "The Strait Courier" in again.text_content()


def test_a_correction_is_in_force_and_the_programs_own_stands_beside(
    corrected: httpx2.Client, record: Record, at: str
) -> None:
    drawn = page(corrected, at)
    event = record.events[0]
    (card,) = drawn.xpath(f'//li[@id="{event.id}"]')
    assert card.xpath('.//span[@class="tag"]')[0].text_content() == "planned"
    made = card.xpath('.//p[@class="made"]')[0].text_content()
    assert all(words in made for words in ("Changed", "A. Person", "Not yet.", f"status {event.status}"))
    (said,) = drawn.xpath(f'//li[@id="{record.statements[0].id}"]//p[@class="made"]')
    assert "Nobody <b>said</b> so." in said.text_content()


def test_an_earlier_reading_can_be_seen(corrected: httpx2.Client, record: Record, at: str) -> None:
    (other,) = page(corrected, at).xpath('//section[@class="cite"]//a[contains(@href, "?reader=")]/@href')
    drawn = page(corrected, other)
    assert drawn.xpath(f'//li[@id="{record.events[0].id}"]')
    assert not drawn.xpath('//li[contains(@class, "commitment")]')
    assert corrected.get(f"{at}?reader=nobody").status_code == 404


def test_how_to_cite_names_address_digest_and_reader(client: httpx2.Client, record: Record, at: str) -> None:
    cite = page(client, at).xpath('//section[@class="cite"]/p')[0].text_content()
    for words in (at, record.report.id, record.reader.version, "The Strait Courier", record.report.title or ""):
        assert words in cite


def test_the_bytes_come_as_a_file_that_nothing_runs(corrected: httpx2.Client, record: Record, at: str) -> None:
    answer = corrected.get(f"{at}/raw")
    assert answer.content == PAGE.read_bytes()
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_bytes_that_were_not_kept_are_not_offered(client: httpx2.Client, at: str) -> None:
    assert not page(client, at).xpath(f'//a[@href="{at}/raw"]')
    assert client.get(f"{at}/raw").status_code == 404


def test_a_fact_is_led_to_where_it_stands(client: httpx2.Client, record: Record, at: str) -> None:
    answer = client.get(f"{at}?fact={record.events[0].id}")
    assert (answer.status_code, answer.headers["location"]) == (307, f"{at}#{record.events[0].id}")


@pytest.mark.parametrize("part", ["0", "-1", "two", "1e9", "999999999999"])
def test_a_part_that_is_no_number_is_named(client: httpx2.Client, at: str, part: str) -> None:
    answer = client.get(f"{at}?part={part}")
    assert answer.status_code == 422
    assert "part" in answer.text


def test_what_did_not_change_is_not_sent_again(client: httpx2.Client, at: str) -> None:
    tag = client.get(at).headers["etag"]
    assert client.get(at, headers={"If-None-Match": tag}).status_code == 304
