"""Answers as columns: names and types as the document says, values as the rows have them, one batch at a time."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dragoman.errors import OptionError
from dragoman.ledger import CommitmentRow, EncounterRow, EventRow, Ledger, StatementRow
from dragoman.ledger.actor_rows import ActorRow
from dragoman.ledger.out import columns_of
from dragoman.model import Record
from places import ROOT

SHAPES = {
    "events": EventRow,
    "statements": StatementRow,
    "encounters": EncounterRow,
    "commitments": CommitmentRow,
    "actors": ActorRow,
}


def filled(ledger: Ledger, record: Record, count: int) -> Ledger:
    for number in range(count):
        # No word of one stands in another, so each is a story of its own.
        text = " ".join(f"word{number}x{at}" for at in range(200))
        shifted = replace(record.report, id=f"{number:064x}", text=text, published=None)
        ledger.add(replace(record, report=shifted, encounters=(), statements=(), actors=record.actors[:1]))
    return ledger


def test_an_event_stands_in_its_columns(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    ledger.corrector.amend(record.events[0].id, {"confidence": 0.5}, reason="x", who="A")
    met, criticised = ledger.events().to_arrow().to_pylist()
    same = ("type", "mode", "quad", "score", "status", "trigger", "why")
    (row, _) = ledger.events()
    assert [met[name] for name in same] == [getattr(row, name) for name in same]
    assert (met["report"], met["published"], met["day"]) == (record.report.id, date(2021, 3, 3), date(2021, 3, 3))
    assert met["actors"] == ["person:kari-lunde", "person:antti-salo"]
    assert met["actor_countries"] == ["NOR", "FIN"]
    assert (met["date_start"], met["date_end"], met["date_text"]) == (
        date(2021, 3, 3), date(2021, 3, 4), "3 March 2021",
    )  # fmt: skip
    assert (met["place_name"], met["place_lat"], met["place_geonames"]) == ("Kirkenes", 69.73, 778_707)
    assert record.report.text[met["span"]["start"] : met["span"]["end"]] == "met"
    assert met["evidence"] == [met["span"]]
    assert (met["confidence"], met["corrections"][0]["verdict"]) == (0.5, "amended")
    assert met["corrections"][0]["program"] == '{"confidence": 0.82}'
    assert (criticised["date_start"], criticised["place_name"], criticised["corrections"]) == (None, None, [])


@pytest.mark.parametrize("noun", SHAPES)
def test_every_noun_has_its_columns_also_without_rows(ledger: Ledger, record: Record, noun: str) -> None:
    ask: Any = getattr(ledger, noun)
    empty = ask().to_arrow()
    ledger.add(record)
    table = ask().to_arrow()
    assert (empty.num_rows, table.num_rows) == (0, len(getattr(record, noun)))
    assert empty.schema == table.schema
    assert table.schema.names == [column.name for column in columns_of(SHAPES[noun])]
    assert table.column("id").to_pylist() == [row.id for row in ask()]


def test_polars_and_pandas_get_the_same(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    table = ledger.events().to_arrow()
    polars, pandas = ledger.events().to_polars(), ledger.events().to_pandas()
    assert polars.columns == list(pandas.columns) == table.schema.names
    assert polars["actors"].to_list() == table.column("actors").to_pylist()
    assert list(pandas["place_geonames"].dropna()) == [778_707]
    assert [row["day"] for row in polars.to_dicts()] == list(pandas["day"])


def test_batches_have_the_size_asked_for_and_come_as_they_are_wanted(ledger: Ledger, record: Record) -> None:
    filled(ledger, record, 8)
    selection = ledger.events().limit(15)
    batches = selection.batches(4)
    first = next(batches)
    assert first.num_rows == 4
    assert [batch.num_rows for batch in batches] == [4, 4, 3]
    ids = [id for batch in selection.batches(7) for id in batch.column("report").to_pylist()]
    assert ids == [event.told.report for event in selection]
    with pytest.raises(OptionError, match="a batch of 0 rows: ask for at least 1"):
        selection.batches(0)


@pytest.mark.parametrize("library", ["polars", "pandas"])
def test_a_library_that_is_missing_is_named_with_what_to_do(library: str) -> None:
    code = (
        f"import sys; sys.modules['{library}'] = None\n"
        "from dragoman.errors import OptionError\n"
        "from dragoman.ledger import EventRow\n"
        "from dragoman.ledger.out import frames\n"
        f"try: frames.to_{library}([], EventRow, 5)\n"
        "except OptionError as error: print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == (f"{library} is not installed, and this answer needs it: pip install 'dragoman[{library}]'\n")


@pytest.mark.parametrize("noun", SHAPES)
def test_the_document_lists_the_columns(noun: str) -> None:
    text = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
    (section,) = re.findall(rf"^#### {noun}\n\n(.*?)\n(?:\n|\Z)", text, re.MULTILINE | re.DOTALL)
    listed = re.findall(r"`(\w+)` ([^·]+?)(?: ·|$)", " ".join(section.split()))
    assert listed == [(column.name, words_for(column.type)) for column in columns_of(SHAPES[noun])]


def words_for(kind: Any) -> str:
    """An Arrow type as the document has it."""
    import pyarrow

    if pyarrow.types.is_list(kind):
        return f"list of {words_for(kind.value_type)}"
    if pyarrow.types.is_struct(kind):
        names = [kind.field(at).name for at in range(kind.num_fields)]
        return "span" if names == ["start", "end"] else f"({', '.join(names)})"
    return str(kind).removesuffix("[day]")
