"""Giving something to the API: texts read, compared and kept, corrections said, each by who may."""

from __future__ import annotations

from collections.abc import Iterator

import httpx2
import pytest

from dragoman.exchange import record_from_json
from places import EXAMPLES
from web.people import token_of
from web.serving import Served

STORY = (EXAMPLES / "pasted-story.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def api(served_with_desk: Served) -> Iterator[httpx2.Client]:
    with httpx2.Client(base_url=f"{served_with_desk.address}/api/v1", timeout=120) as opened:
        yield opened


def shown(served: Served, role: str, *scopes: str) -> dict[str, str]:
    """The header of who has this role."""
    return {"Authorization": f"Bearer {token_of(served.house.reception.desk, role, scopes or ('read', 'write'))}"}


def test_a_text_is_read_however_it_is_sent(api: httpx2.Client) -> None:
    counts = api.get("/stats").json()
    as_json = api.post("/read", json={"text": STORY})
    as_words = api.post("/read", content=STORY.encode(), headers={"Content-Type": "text/plain; charset=utf-8"})
    as_file = api.post("/read", files={"file": ("story.txt", STORY.encode(), "text/plain")})
    for answer in (as_json, as_words, as_file):
        assert answer.status_code == 200, answer.text
        assert record_from_json(answer.text).events
    assert as_json.json()["events"] == as_words.json()["events"] == as_file.json()["events"]
    dated = api.post("/read", json={"text": "The ministers met in Oslo.", "published": "2021-03-01"}).json()
    assert dated["report"]["published"]["start"].startswith("2021-03-01")
    assert api.get("/stats").json() == counts


def test_what_cannot_be_read_is_told(api: httpx2.Client) -> None:
    assert api.post("/read", content=b"x", headers={"Content-Type": "image/png"}).status_code == 415
    assert api.post("/read", json={"text": ""}).json()["errors"][0]["at"] == "body.text"
    assert api.post("/read", json={"text": "x", "colour": 1}).json()["errors"][0]["at"] == "body.colour"
    assert api.post("/read", files={"paper": ("a", b"x")}).json()["errors"][0]["at"] == "body.file"
    picture = api.post("/read", files={"file": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)})
    assert picture.status_code in (415, 422)

    def endless() -> Iterator[bytes]:
        for _ in range(30):
            yield b"a" * (1 << 20)

    assert api.post("/read", content=endless(), headers={"Content-Type": "text/plain"}).status_code == 413


def test_two_readouts_are_compared(api: httpx2.Client) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("readout-*.txt"))[:2]]
    answer = api.post("/compare", json={"reports": [{"text": text} for text in texts]})
    assert answer.status_code in (200, 422), answer.text
    if answer.status_code == 200:
        assert len(answer.json()["accounts"]) == 2
    assert api.post("/compare", json={"reports": [{"text": "x"}]}).json()["errors"][0]["at"] == "body.reports"


def test_only_a_contributor_keeps(api: httpx2.Client, served_with_desk: Served) -> None:
    new = {"text": "Norway's foreign minister met Finland's foreign minister in Oslo on Monday, both said.",
           "published": "2021-03-01"}  # fmt: skip
    assert api.post("/reports", json=new).status_code == 401
    assert api.post("/reports", json=new, headers=shown(served_with_desk, "reader")).status_code == 403
    assert api.post("/reports", json=new, headers=shown(served_with_desk, "contributor", "read")).status_code == 403
    kept = api.post("/reports", json=new, headers=shown(served_with_desk, "contributor"))
    assert kept.status_code == 201, kept.text
    assert kept.json()["is_new"]
    assert api.get(f"/reports/{kept.json()['id']}").status_code == 200
    again = api.post("/reports", json=new, headers=shown(served_with_desk, "contributor"))
    assert not again.json()["is_new"]


def test_a_contributor_proposes_and_an_editor_decides(api: httpx2.Client, served_with_desk: Served) -> None:
    event = api.get("/events?limit=1").json()["items"][0]
    said = {"report": event["report"]["id"], "fact": event["id"], "verdict": "disputed", "reason": "It was not so."}
    assert api.post("/corrections", json=said).status_code == 401
    proposed = api.post("/corrections", json=said, headers=shown(served_with_desk, "contributor"))
    assert (proposed.status_code, proposed.json()["state"]) == (201, "proposed"), proposed.text
    assert api.get("/corrections").json()["items"] == []
    direct = api.post("/corrections", json=said, headers=shown(served_with_desk, "editor"))
    assert direct.json()["state"] == "in force"
    (correction,) = api.get("/corrections").json()["items"]
    assert (correction["fact"], correction["verdict"]) == (event["id"], "disputed")
    told = api.get("/events?limit=200").json()["items"]
    assert next(one for one in told if one["id"] == event["id"])["corrections"][0]["reason"] == "It was not so."
    wrong = said | {"fact": "event:000000000000"}
    assert api.post("/corrections", json=wrong, headers=shown(served_with_desk, "editor")).status_code == 404
    assert (
        api.post(
            "/corrections", json=said | {"verdict": "added"}, headers=shown(served_with_desk, "editor")
        ).status_code
        == 422
    )
