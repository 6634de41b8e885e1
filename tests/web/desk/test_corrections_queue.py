"""From a proposal to the ledger: proposed, approved or declined, in force, ended; and what fits no more says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from dragoman.ledger import EventRow, open_ledger
from web.people import GENEROUS, NAMES, PASSWORD, copied, let_in, logged_in, send_form
from web.serving import Served, serving


@pytest.fixture
def room(example_ledger: Path, tmp_path: Path) -> Iterator[Served]:
    """A reading room whose ledger nobody has corrected."""
    with serving(copied(example_ledger, tmp_path / "news.db"), bounds=GENEROUS) as opened:
        let_in(opened.house.reception.desk)
        yield opened


@pytest.fixture
def contributor(room: Served) -> Iterator[httpx2.Client]:
    with logged_in(room.address, "contributor") as client:
        yield client


@pytest.fixture
def editor(room: Served) -> Iterator[httpx2.Client]:
    with logged_in(room.address, "editor") as client:
        yield client


def an_event(room: Served) -> EventRow:
    """An event that no other report tells."""
    return next(event for event in room.house.view.events() if not event.again)


def form_of(event: EventRow) -> str:
    return f"/corrections/new?report={event.told.report}&fact={event.id}"


def filled(client: httpx2.Client, page: str, **changed: object) -> dict[str, object]:
    """The fields of a form as its page has them, with some of them changed."""
    text = client.get(page).text
    fields: dict[str, object] = {}
    for name, options in re.findall(r'<select id="[^"]*" name="(\w+)">(.*?)</select>', text, re.DOTALL):
        fields[name] = (*re.findall(r'<option value="([^"]*)" selected', options), "")[0]
    for name in ("actors", "recipients", "contexts"):
        fields[name] = re.findall(rf'name="{name}" value="([^"]*)" checked', text)
    for name, words in re.findall(r'<textarea id="f-\w+" name="(\w+)" rows="2">(.*?)</textarea>', text, re.DOTALL):
        fields[name] = words
    for name, value in re.findall(r'id="f-[\w-]+" name="(\w+)" value="([^"]*)"', text):
        fields[name] = value
    fields["was"] = re.findall(r'name="was" value="(\w*)"', text)[0]
    return fields | {"reason": "He only said so."} | changed


def propose(client: httpx2.Client, event: EventRow, **changed: object) -> str:
    """The address of what was proposed."""
    page = form_of(event)
    answer = send_form(client, page, filled(client, page, **changed))
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def test_what_is_proposed_waits_and_changes_nothing(room: Served, contributor: httpx2.Client) -> None:
    event = an_event(room)
    address = propose(contributor, event, verdict="disputed")
    assert address.startswith("/corrections/proposal:")
    shown = httpx2.get(room.address + address).text
    assert "an editor has not decided yet" in shown
    assert "He only said so." in shown
    assert event.trigger in shown
    assert "He only said so." in httpx2.get(room.address + "/corrections").text
    assert list(room.house.view.corrections()) == []
    # A reader sees it; nothing on the page lets anybody but an editor decide.
    assert "/approve" not in shown
    assert "/approve" not in contributor.get(address).text


def test_what_an_editor_approves_is_in_force_in_the_name_of_who_proposed_it(
    room: Served, contributor: httpx2.Client, editor: httpx2.Client
) -> None:
    event = an_event(room)
    status = "denied" if event.status != "denied" else "planned"
    address = propose(contributor, event, verdict="amended", status=status)
    row = editor.get(address).text
    assert f"<del>{event.status}</del>" in row
    assert f"<ins>{status}</ins>" in row
    answer = send_form(editor, address, {"reason": "agreed"}, address + "/approve")
    assert answer.status_code == 303
    (said,) = room.house.view.corrections()
    assert (said.verdict, said.who, said.value) == ("amended", NAMES["contributor"], {"status": status})
    (now,) = [one for one in room.house.view.events() if one.key == event.key]
    assert now.status == status
    page = editor.get(answer.headers["location"]).text
    assert f"Proposed by {NAMES['contributor']}, approved by {NAMES['editor']}." in page
    with logged_in(room.address, "administrator") as boss:
        log = boss.get("/audit?what=proposal+approved").text
    assert said.id in log
    assert NAMES["editor"] in log


def test_a_form_sent_back_unchanged_changes_nothing(room: Served, contributor: httpx2.Client) -> None:
    for event in list(room.house.view.events())[:5]:
        page = form_of(event)
        answer = send_form(contributor, page, filled(contributor, page, verdict="amended"))
        assert answer.status_code == 422
        assert "set at least one field to another value" in answer.text


def test_what_is_declined_stays_with_the_reason(
    room: Served, contributor: httpx2.Client, editor: httpx2.Client
) -> None:
    address = propose(contributor, an_event(room), verdict="disputed")
    assert send_form(editor, address, {"reason": " "}, address + "/decline").status_code == 422
    assert send_form(editor, address, {"reason": "It says so."}, address + "/decline").status_code == 303
    assert f"Declined by {NAMES['editor']}: It says so." in contributor.get(address).text
    assert "It says so." in contributor.get("/corrections?state=declined").text
    token = {"reason": "after all"}
    assert send_form(editor, "/account", token, address + "/approve").status_code == 409
    assert list(room.house.view.corrections()) == []


def test_an_editor_corrects_at_once_and_ends_it_again(room: Served, editor: httpx2.Client) -> None:
    event = an_event(room)
    address = propose(editor, event, verdict="disputed")
    assert address.startswith("/corrections/correction:")
    assert "In force." in editor.get(address).text
    assert send_form(editor, address, {"reason": ""}, address + "/end").status_code == 422
    assert send_form(editor, address, {"reason": "I was wrong."}, address + "/end").status_code == 303
    (said,) = room.house.view.corrections()
    assert said.ending is not None
    assert (said.ending.who, said.ending.reason) == (NAMES["editor"], "I was wrong.")
    assert "I was wrong." in editor.get("/corrections?state=ended").text


def test_who_proposed_it_may_withdraw_it_and_nobody_else(
    room: Served, contributor: httpx2.Client, editor: httpx2.Client
) -> None:
    address = propose(contributor, an_event(room), verdict="disputed")
    assert send_form(editor, "/account", {}, address + "/withdraw").status_code == 422
    assert send_form(contributor, address, {}, address + "/withdraw").status_code == 303
    assert "Withdrawn" in contributor.get(address).text


def test_the_same_is_not_proposed_twice(room: Served, contributor: httpx2.Client) -> None:
    event = an_event(room)
    propose(contributor, event, verdict="disputed")
    page = form_of(event)
    answer = send_form(contributor, page, filled(contributor, page, verdict="disputed"))
    assert answer.status_code == 422
    assert "you proposed that already" in answer.text


def test_a_proposal_says_when_the_fact_has_changed_since(
    room: Served, contributor: httpx2.Client, editor: httpx2.Client
) -> None:
    event = an_event(room)
    page = form_of(event)
    stale = filled(contributor, page, verdict="disputed")
    address = propose(contributor, event, verdict="disputed")
    propose(editor, event, verdict="amended", status="denied" if event.status != "denied" else "planned")
    shown = editor.get(address).text
    assert "The fact has changed since this was proposed: status." in shown
    assert f"{NAMES['editor']} has amended this fact" in shown
    # And a form that was opened before says so when it is sent.
    assert send_form(contributor, page, stale).status_code == 409


def test_a_proposal_of_a_fact_that_is_gone_says_so(
    room: Served, contributor: httpx2.Client, editor: httpx2.Client
) -> None:
    event = an_event(room)
    fields = {"actors": list(event.actors), "type": "REQUEST", "trigger": _words(room, event), "reason": "It is there."}
    page = f"/corrections/new?report={event.told.report}&kind=event"
    answer = send_form(editor, page, fields)
    assert answer.status_code == 303, answer.text.partition("<h1>")[2][:400]
    added = str(answer.headers["location"])
    (said,) = room.house.view.corrections()
    new = next(one for one in room.house.view.events() if one.id == said.fact)
    address = propose(contributor, new, verdict="disputed")
    with open_ledger(room.house.place) as ledger:
        ledger.corrector.end(added.removeprefix("/corrections/"), reason="a mistake", who="A. Moreau")
    shown = editor.get(address).text
    assert "This fits the record no more." in shown
    assert "/approve" not in shown
    assert send_form(editor, "/account", {}, address + "/approve").status_code == 409


def _words(room: Served, event: EventRow) -> str:
    """Some words of the report that stand there once."""
    text = room.house.view.record(event.told.report).report.text
    return next(words for words in text.split() if text.count(words) == 1 and len(words) > 5)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"verdict": "disputed", "reason": "  "}, "say why"),
        ({"verdict": "disputed", "reason": "x" * 2001}, "too long"),
        ({"verdict": "adored"}, "choose whether"),
        ({"verdict": "amended", "type": "NONSENSE"}, "NONSENSE is no type of event"),
        ({"verdict": "amended", "status": "perhaps"}, "perhaps"),
        ({"verdict": "amended", "actors": ["state:XXX"]}, "is no actor of this report"),
        ({"verdict": "amended", "trigger": "words that stand nowhere"}, "do not stand in the report"),
        ({"verdict": "amended", "date": "2014-05-01", "date_words": ""}, "copy the words of the report"),
        ({"verdict": "amended", "date": "a day", "date_words": "x"}, "is no day"),
    ],
)
def test_what_makes_no_sense_is_told_and_what_was_typed_stays(
    served_with_desk: Served, changed: dict[str, object], told: str
) -> None:
    event = an_event(served_with_desk)
    page = form_of(event)
    with logged_in(served_with_desk.address, "contributor") as client:
        answer = send_form(client, page, filled(client, page, **changed))
    assert answer.status_code == 422
    assert told in answer.text
    assert "He only said so." in answer.text or "reason" in changed


@pytest.mark.parametrize("page", ["report=ffffffff&fact=event:0", "report=ffffffff&kind=event"])
def test_a_fact_that_is_not_there_is_a_404(served_with_desk: Served, page: str) -> None:
    with logged_in(served_with_desk.address, "contributor") as client:
        assert client.get(f"/corrections/new?{page}").status_code == 404


@pytest.mark.parametrize("query", ["state=nonsense", "kind=nonsense", "after=x", "after=0"])
def test_a_bad_parameter_is_named(served_with_desk: Served, query: str) -> None:
    answer = httpx2.get(f"{served_with_desk.address}/corrections?{query}")
    assert answer.status_code == 422
    assert query.partition("=")[0] in answer.text


@pytest.mark.parametrize("state", ["open", "in-force", "unfitting", "ended", "declined", "joins"])
def test_an_empty_list_says_what_to_do(room: Served, state: str) -> None:
    page = httpx2.get(f"{room.address}/corrections?state={state}")
    assert page.status_code == 200
    assert 'class="empty"' in page.text


def test_hostile_words_show_as_words(room: Served, contributor: httpx2.Client) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    address = propose(contributor, an_event(room), verdict="disputed", reason=hostile)
    for page in (address, "/corrections"):
        text = contributor.get(page).text
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "\u202e" not in text
        assert "&lt;script&gt;alert(1)" in text


def test_a_search_is_saved_listed_and_removed(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "reader") as client:
        page = "/account/searches/new?q=Nuland&since=2014"
        fields = {"name": "Nuland in 2014", "query": "q=Nuland&since=2014"}
        assert send_form(client, page, fields, "/account/searches").status_code == 303
        account = client.get("/account").text
        assert "/search?q=Nuland&amp;since=2014" in account
        key = re.findall(r"/account/searches/(\d+)/end", account)[0]
        assert send_form(client, "/account", {}, f"/account/searches/{key}/end").status_code == 303
        assert "Nuland in 2014" not in client.get("/account").text


def test_a_password_is_changed_by_who_knows_it_and_ends_the_other_sessions(room: Served) -> None:
    with logged_in(room.address, "reader") as client, logged_in(room.address, "reader") as elsewhere:
        new = "nine geese over the lake"
        wrong = {"old": "not this one", "new": new, "again": new}
        assert send_form(client, "/account", wrong, "/account/password").status_code == 422
        right = wrong | {"old": PASSWORD}
        assert send_form(client, "/account", right, "/account/password").status_code == 200
        assert client.get("/account").status_code == 200
        assert elsewhere.get("/account").status_code == 303
