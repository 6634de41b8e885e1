"""Formats of other programs, opened by their own libraries, and read back by our own importers."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import icalendar
import networkx
import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from hypothesis import given
from hypothesis import strategies as st

from dragoman.exchange.formats import OUTGOING, outgoing_format
from dragoman.exchange.imports import import_file, tables
from dragoman.exchange.out import Entry, Wanted
from dragoman.model import Record
from made import made_record

from .test_formats import csv_rows, entries, written


def read_back(tmp_path: Path, name: str, source: str, *records: Record) -> list[dict[str, Any]]:
    """What our importer reads of our own export."""
    path = tmp_path / f"out{outgoing_format(name).ending}"
    path.write_bytes(written(name, *records))
    one = import_file(path, tmp_path / "in")
    assert (one.account.source, one.account.failed) == (source, 0)
    found = duckdb.sql(f"FROM read_parquet({[str(path) for path in tables(tmp_path / 'in')]})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize(("name", "source"), [("polecat", "polecat"), ("icews", "icews"), ("gdelt", "gdelt-2")])
def test_what_goes_out_comes_in_again(tmp_path: Path, name: str, source: str) -> None:
    rows = read_back(tmp_path, name, source, made_record())
    names = ("actor", "recipient", "type", "day", "actor_sector")
    told = sorted((tuple(str(row[name]) for name in names) for row in rows), key=str)
    # CAMEO's 040 is what the made record gives both events.
    criticised = "ACCUSE" if name == "polecat" else "CONSULT"
    sectors = {"gdelt": "None"}
    assert told == sorted([
        ("FIN", "NOR", criticised, "2021-03-03", sectors.get(name, "GOV")),
        ("FIN", "NOR", "CONSULT", "2021-03-03", "GOV"),
        ("NOR", "FIN", "CONSULT", "2021-03-03", "GOV"),
    ], key=str)  # fmt: skip


def test_scores_and_contexts_of_polecat_are_kept(tmp_path: Path) -> None:
    rows = read_back(tmp_path, "polecat", "polecat", made_record())
    assert {(row["type"], row["score"]) for row in rows} == {("CONSULT", 1.0), ("ACCUSE", -2.0)}
    assert {tuple(row["contexts"]) for row in rows} == {("diplomatic",)}
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize("name", ["polecat", "icews", "gdelt"])
def test_what_is_only_said_or_told_before_does_not_pass_for_a_deed(name: str) -> None:
    record = made_record()
    planned = replace(record, events=tuple(replace(event, status="planned") for event in record.events))
    pieces = outgoing_format(name).pieces
    assert pieces is not None
    heads = 0 if name == "gdelt" else 1
    assert len(written(name, planned).splitlines()) == heads
    retold = Entry(record, "story", frozenset(event.id for event in record.events))
    assert len(b"".join(pieces([retold], Wanted())).splitlines()) == heads


def test_no_cell_breaks_a_row() -> None:
    record = made_record()
    torn = replace(record, report=replace(record.report, publisher="The\tBarents\nGazette"))
    assert {line.count(b"\t") for line in written("polecat", torn).splitlines()} == {39}
    assert b"The Barents Gazette" in written("polecat", torn)


def test_plover_json_has_the_manuals_fields() -> None:
    met, criticised = (json.loads(line) for line in written("plover", made_record()).splitlines())
    assert (met["event"], met["date"], met["quad_code"]) == (["CONSULT"], "2021-03-03", 1)
    assert [actor["code"] for actor in met["actor"]] == ["NOR", "FIN"]
    assert met["actor"][0] | {"entity_text": "Kari Lunde", "sector": "GOV"} == met["actor"][0]
    assert (criticised["recipient"][0]["identifier_text"], criticised["according_to"]) == (
        "Norway",
        "person:kari-lunde",
    )
    start, end = met["text_info"]["start"], met["text_info"]["end"]
    assert made_record().report.text[start:end] == met["event_text"][0] == "met"


def test_annotations_select_the_words() -> None:
    page = json.loads(written("annotations", made_record()))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    text = made_record().report.text
    assert len(page["items"]) == 5
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation"
        for target in annotation["target"]:
            position, quote = target["selector"]
            exact = text[position["start"] : position["end"]]
            assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert quote["exact"] == exact
            assert quote["prefix"] + exact + quote["suffix"] in text


def test_a_page_without_annotations_is_json_too() -> None:
    assert json.loads(written("annotations"))["items"] == []


def test_followthemoney_takes_every_entity_as_valid() -> None:
    plain = [json.loads(line) for line in written("ftm", made_record()).splitlines()]
    proxies = [EntityProxy.from_dict(entity, cleaned=False) for entity in plain]
    for entity, proxy in zip(plain, proxies, strict=True):
        model.get(entity["schema"]).validate(entity)
        for name, values in entity["properties"].items():
            assert len(proxy.get(name)) == len(values), (entity["schema"], name, values)
    by_schema = {proxy.schema.name: proxy for proxy in proxies}
    assert by_schema["Person"].get("country") in (["no"], ["fi"])
    ids = {proxy.id for proxy in proxies}
    for proxy in proxies:
        if proxy.schema.name == "Event":
            assert {*proxy.get("organizer"), *proxy.get("involved"), *proxy.get("proof")} <= ids


def test_encounters_open_as_a_calendar() -> None:
    data = written("ical", made_record())
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert event["SUMMARY"] == "Bilateral meeting: Kari Lunde, Antti Salo"
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2021, 3, 3), date(2021, 3, 4))
    assert (event["LOCATION"], event["STATUS"]) == ("Kirkenes", "CONFIRMED")
    assert "Lasted 45 minutes" in event["DESCRIPTION"]
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert not calendar.errors
    assert not event.errors


def test_the_network_opens_as_a_graph(tmp_path: Path) -> None:
    (tmp_path / "a.graphml").write_bytes(written("graphml", made_record(), made_record()))
    graph = networkx.read_graphml(tmp_path / "a.graphml")
    assert graph.is_directed()
    assert graph.nodes["person:kari-lunde"] == {
        "name": "Kari Lunde",
        "kind": "person",
        "country": "NOR",
        "sector": "GOV",
    }
    edge = graph.edges["state:FIN", "state:NOR"]
    assert (edge["events"], edge["conflict"], edge["score"], edge["since"]) == (2, 2, -4.0, "2021-03-03")


def package(folder: Path, *records: Record) -> dict[str, Any]:
    write = outgoing_format("package").write_folder
    assert write is not None
    folder.mkdir()
    write(entries(*records), Wanted(), folder)
    described: dict[str, Any] = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return described


def test_a_package_describes_its_files_and_what_made_it(tmp_path: Path) -> None:
    described = package(tmp_path / "a", made_record())
    assert described["made_by"]["reports"] == 1
    assert described["made_by"]["readers"][0]["codebook"] == "plover 1"
    names = []
    for resource in described["resources"]:
        data = (tmp_path / "a" / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
        header = next(csv.reader(data.decode().splitlines()))
        assert header == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])
        names.append(resource["name"])
    assert names == ["events", "encounters", "reports", "codebook"]


def test_the_same_records_make_the_same_package_and_others_another(tmp_path: Path) -> None:
    first, again = package(tmp_path / "a", made_record()), package(tmp_path / "b", made_record())
    other = package(tmp_path / "c", replace(made_record(), events=made_record().events[:1]))
    assert first == again
    assert first["made_by"]["digest"] != other["made_by"]["digest"]


@pytest.mark.parametrize("format", OUTGOING, ids=lambda format: format.name)
def test_broken_letters_break_no_format(tmp_path: Path, format: Any) -> None:
    record = made_record()
    text = record.report.text.replace("Barents forum", "\ud800arents\x00forum")
    broken = replace(
        record, report=replace(record.report, text=text, title="\ud800 \x01 title", publisher="\x0b\udfff")
    )
    if format.pieces is not None:
        b"".join(format.pieces(entries(broken), Wanted())).decode("utf-8" if format.ending != ".parquet" else "latin-1")
    else:
        (tmp_path / "out").mkdir()
        format.write_folder(entries(broken), Wanted(), tmp_path / "out")
        assert list((tmp_path / "out").iterdir())


@pytest.mark.parametrize("format", OUTGOING, ids=lambda format: format.name)
def test_an_empty_ledger_gives_a_file_of_the_format(tmp_path: Path, format: Any) -> None:
    if format.pieces is not None:
        data = b"".join(format.pieces([], Wanted()))
        assert data or format.name in ("jsonl", "gdelt", "plover", "ftm")
    else:
        (tmp_path / "out").mkdir()
        format.write_folder([], Wanted(), tmp_path / "out")


@given(st.text(max_size=300))
def test_a_calendar_keeps_any_words_however_its_lines_are_folded(words: str) -> None:
    kept = "".join(letter for letter in words if letter >= " " and not 0xD800 <= ord(letter) < 0xE000)
    named = replace(made_record(), actors=tuple(replace(actor, name=kept) for actor in made_record().actors))
    data = written("ical", named)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == f"Bilateral meeting: {kept}, {kept}"


@given(st.text(max_size=60))
def test_any_words_come_back_out_of_a_spreadsheet(words: str) -> None:
    kept = words.encode("utf-8", "backslashreplace").decode()
    titled = replace(made_record(), report=replace(made_record().report, title=words))
    (row, *_) = csv_rows(written("csv", titled))
    assert row["title"] in (kept, f"'{kept}")
    assert not row["title"].startswith(("=", "+", "-", "@"))
