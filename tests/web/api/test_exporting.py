"""Every format streams out of the API as the command writes it, and ends when nobody listens."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import httpx2
import pytest

from dragoman.cli.export import run_export
from dragoman.exchange.formats import OUTGOING
from dragoman.exchange.out import Wanted
from dragoman.web.api.exporting import MOST_AT_ONCE, Turns, export_pieces
from dragoman.web.api.streams import NobodyListens, while_heard
from web.serving import Served


@pytest.mark.parametrize("name", [one.name for one in OUTGOING])
def test_what_streams_is_what_the_command_writes(
    client: httpx2.Client, example_ledger: Path, tmp_path: Path, name: str
) -> None:
    format = next(one for one in OUTGOING if one.name == name)
    answer = client.get(f"/api/v1/export/{name}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="dragoman')
    out = tmp_path / "out"
    run_export(name, out, str(example_ledger), (None, None), [], 0.0)
    if format.pieces is not None:
        assert answer.content == out.read_bytes()
        return
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        packed = {info.filename.partition("/")[2]: archive.read(info) for info in archive.infolist()}
    assert packed == {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def test_events_are_chosen_as_the_command_chooses_them(
    client: httpx2.Client, example_ledger: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    run_export("csv", out, str(example_ledger), ("2020-01-01", None), ["RUS"], 0.5)
    asked = {"since": "2020-01-01", "side": "RUS", "min_confidence": "0.5"}
    answer = client.get("/api/v1/export/csv", params=asked)
    assert answer.content == out.read_bytes()
    assert answer.content.count(b"\n") > 1
    assert client.get("/api/v1/export/jsonl", params=asked).status_code == 422
    assert client.get("/api/v1/export/csv?since=soon").json()["errors"][0]["at"] == "query.since"
    assert client.get("/api/v1/export/doc").json()["errors"][0]["at"] == "path.format"


def test_an_export_is_not_sent_again_unchanged_nor_made_for_a_head(client: httpx2.Client) -> None:
    tag = client.head("/api/v1/export/csv").headers["etag"]
    assert client.get("/api/v1/export/csv", headers={"If-None-Match": tag}).status_code == 304


def test_no_more_is_made_than_is_taken(served: Served) -> None:
    format = next(one for one in OUTGOING if one.name == "jsonl")
    is_gone = Event()
    pieces = export_pieces(served.house.view, format, Wanted(), is_gone)
    next(pieces)
    is_gone.set()
    with pytest.raises(NobodyListens):
        next(pieces)


def test_what_nobody_hears_ends() -> None:
    taken, is_gone = [], Event()

    def items() -> Iterator[int]:
        for number in range(10):
            taken.append(number)
            yield number

    for number in while_heard(items(), is_gone):
        if number == 2:
            break
    assert taken == [0, 1, 2]


def test_so_many_run_at_once_and_a_client_that_leaves_frees_its_place(served: Served, client: httpx2.Client) -> None:
    turns: Turns = served.app.state.turns
    for _ in range(MOST_AT_ONCE):
        turns.free.acquire()
    refused = client.get("/api/v1/export/csv")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
    for _ in range(MOST_AT_ONCE):
        turns.free.release()
    for _ in range(MOST_AT_ONCE + 1):
        with client.stream("GET", "/api/v1/export/jsonl") as answer:
            assert answer.status_code == 200
        # The connection is closed here; the server hears of it a moment later.
        time.sleep(0.2)
    assert client.get("/api/v1/export/csv").status_code == 200
