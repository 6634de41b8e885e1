"""`dragoman relation`: the page, the JSON, the pictures, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dragoman.cli.app import app
from dragoman.errors import OptionError
from dragoman.ledger import open_ledger
from exchange.imports.rows import gdelt
from relations.made_ledger import BREAK, fill


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A ledger of a relation that breaks."""
    place = str(tmp_path_factory.mktemp("relation") / "news.db")
    with open_ledger(place) as ledger:
        fill(ledger)
    return place


def run(place: str, *words: str) -> Result:
    return CliRunner().invoke(app, ["relation", *words, "--ledger", place])


def test_the_page_tells_the_series_its_turn_and_the_reports_that_make_it(place: str) -> None:
    done = run(place, "NOR", "FIN", "--by", "week")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Norway – Finland, 2021-W01 to 2021-W32  48 events")
    assert "2021-W17  freeze  attacks begin or multiply: Finland on Norway" in done.output
    assert "contacts freeze: days with contact 16 in 16 weeks before, 0 in 16 after" in " ".join(done.output.split())
    assert done.output.count("ASSAULT occurred") == 4
    assert "Who answers whom: 32 weeks are too few" in done.output
    assert "Encounters: 16 held, the last 12" in done.output


def test_copies_count_when_asked_for(place: str) -> None:
    assert "  49 events" in run(place, "NOR", "FIN", "--by", "week", "--every-report").output


def test_json_holds_the_whole_answer(place: str) -> None:
    told = json.loads(run(place, "NOR", "FIN", "--by", "week", "--format", "json").stdout)
    assert list(told) == ["series", "course", "turns", "answering", "encounters"]
    assert sum(point["events"] for point in told["series"]["both"]) == 48
    assert told["turns"][0]["turn"]["start"] == BREAK.isoformat()
    assert len(told["turns"][0]["citations"]) == 4


@pytest.mark.parametrize("ending", ["svg", "png", "html"])
def test_a_picture_is_drawn_that_loads_nothing(place: str, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"out.{ending}"
    done = run(place, "NOR", "FIN", "--by", "week", "--chart", str(file))
    assert done.exit_code == 0, done.output
    data = file.read_bytes()
    if ending == "png":
        assert data.startswith(b"\x89PNG")
    else:
        assert b"turns hostile in the week of 26 April 2021" in data
        assert b'src="http' not in data


def test_a_picture_of_a_short_series_says_that_no_turn_can_be_told(place: str, tmp_path: Path) -> None:
    file = tmp_path / "out.svg"
    run(place, "NOR", "FIN", "--by", "quarter", "--chart", str(file))
    drawn = file.read_text(encoding="utf-8")
    assert "Norway – Finland: 3 periods of a quarter are too few to tell a turn" in drawn
    assert "throughout" not in drawn


def test_several_others_stand_side_by_side(place: str, tmp_path: Path) -> None:
    file = tmp_path / "many.svg"
    done = run(place, "NOR", "FIN,SWE", "--by", "week", "--chart", str(file))
    assert "Norway – Finland" in done.output
    assert "Sweden: NOR and SWE: the ledger holds no event between them" in " ".join(done.output.split())
    assert "NOR – FIN: 48 events, 48 reports" in file.read_text(encoding="utf-8")


def test_all_states_are_a_table_and_a_map(place: str, tmp_path: Path) -> None:
    file = tmp_path / "map.svg"
    done = run(place, "NOR", "all", "--chart", str(file))
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Norway and 1 states, worst net score first")
    (dealing,) = json.loads(run(place, "NOR", "all", "--format", "json").stdout)["dealings"]
    counts = {name: dealing[name] for name in ("other", "events", "reports", "cooperation", "conflict")}
    assert counts == {"other": "FIN", "events": 48, "reports": 48, "cooperation": 16, "conflict": 32}
    assert "Norway is at its worst with Finland" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "told"),
    [(("NOR", "NOR"), "needs two sides that differ"), (("NOR", "Atlantis"), "is no side that is known"),
     (("NOR", "SWE"), "no event between them that counts"), (("NOR", "FIN", "--chart", "out.bmp"), "ends in .svg"),
     (("NOR", "FIN", "--chart", "nowhere/out.svg"), "there is no folder nowhere"),
     (("NOR", "FIN", "--since", "x"), "not a day")],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_in_a_sentence(place: str, words: tuple[str, ...], told: str) -> None:
    done = run(place, *words)
    assert isinstance(done.exception, OptionError)
    assert told in str(done.exception)


def test_only_what_was_done_and_only_what_is_sure(place: str) -> None:
    assert "  48 events" in run(place, "NOR", "FIN", "--by", "week", "--done").output
    assert isinstance(run(place, "NOR", "FIN", "--min-confidence", "0.9").exception, OptionError)
    assert "  16 events" in run(place, "NOR", "FIN", "--by", "week", "--type", "CONSULT").output


def test_imported_events_stand_beside_the_ledgers_own(place: str, tmp_path: Path) -> None:
    file = tmp_path / "20210601.export.CSV"
    sides = {"Actor1Code": "NORGOV", "Actor1CountryCode": "NOR", "Actor2Code": "FIN", "Actor2CountryCode": "FIN"}
    days = [f"2021{month:02}{day:02}" for month in (1, 2, 5) for day in (4, 11, 18, 25)]
    lines = [
        gdelt(GLOBALEVENTID=str(n), SQLDATE=day, EventCode="190" if n > 7 else "040",
              EventRootCode="19" if n > 7 else "04",
              QuadClass="4" if n > 7 else "1", SOURCEURL=f"https://news.example/{n}", **sides)
        for n, day in enumerate(days)
    ]  # fmt: skip
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["import", str(file), "--ledger", place])
    assert done.exit_code == 0, done.output
    told = json.loads(run(place, "NOR", "FIN", "--by", "week", "--beside", "gdelt-2", "--format", "json").stdout)
    assert told["beside"]["source"] == "gdelt-2"
    assert sum(point["events"] for point in told["beside"]["series"]["both"]) == len(days)
    assert told["beside"]["correlation"] > 0.5
    page = run(place, "NOR", "FIN", "--by", "week", "--beside", "gdelt-2").output
    assert "Beside gdelt-2" in page
    assert "correlate at +" in page


def test_a_source_that_never_came_in_is_named(place: str) -> None:
    with pytest.raises(OptionError, match="--beside icews: nothing of that source has come in"):
        CliRunner().invoke(
            app, ["relation", "NOR", "FIN", "--beside", "icews", "--ledger", place], catch_exceptions=False
        )
