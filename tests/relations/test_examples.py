"""The script and the notebook of the examples run, and say what the ledger holds."""

from __future__ import annotations

import csv
import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from dragoman.cli.relation import Asked
from dragoman.ledger import open_ledger
from dragoman.relations import Choice
from places import EXAMPLES

from .made_ledger import BREAK, fill


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    place = str(tmp_path_factory.mktemp("study") / "news.db")
    with open_ledger(place) as ledger:
        fill(ledger)
    return place


def test_the_script_writes_a_study(place: str, tmp_path: Path) -> None:
    script = runpy.run_path(str(EXAMPLES / "relation_study.py"))
    script["study"](Asked("NOR", "FIN", "week", Choice(), None), place, tmp_path)
    told = (tmp_path / "findings.md").read_text(encoding="utf-8")
    assert "48 events" in told
    assert "## attacks begin or multiply: Finland on Norway, from the week of 26 April 2021 on" in told
    assert "- every report of a story: 49 events; freeze 2021-04-26" in told
    assert "- only what was done: 48 events; freeze 2021-04-26" in told
    with (tmp_path / "series.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    assert sum(int(row["events"]) for row in rows if row["way"] == "both") == 48
    assert sum(int(row["conflict"]) for row in rows if row["way"] == "back") == 32
    for figure in ("figure-1.svg", "figure-2.svg"):
        assert (tmp_path / figure).read_text(encoding="utf-8").startswith("<svg")
    assert not (tmp_path / "figure-3.svg").exists(), "32 weeks are too few to say who answers whom"


def test_the_notebook_runs(place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DRAGOMAN_LEDGER", place)
    monkeypatch.setenv("SIDES", "NOR FIN")
    monkeypatch.setenv("PERIOD", "week")
    notebook = json.loads((EXAMPLES / "relation_study.ipynb").read_text(encoding="utf-8"))
    held: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), "relation_study.ipynb", "exec"), held)
    said = capsys.readouterr().out
    assert f"{BREAK} freeze attacks begin or multiply: Finland on Norway" in said
    assert "2021 ASSAULT 32" in said
    assert "Norway – Finland turns hostile in the week of 26 April 2021" in held["series_figure"].to_json(
        ensure_ascii=False
    )


def test_the_notebook_carries_what_it_gave_over_the_examples() -> None:
    """`python examples/run_notebook.py` writes it anew."""
    notebook = json.loads((EXAMPLES / "relation_study.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell["outputs"]]
    assert all(output["output_type"] in ("stream", "execute_result") for output in outputs), "no error among them"
    said = "".join("".join(output.get("text", "")) for output in outputs)
    assert "2021-12-01 7 2" in said
    assert "7 periods of a month are too few to tell a turn" in said
    pictures = [output["data"]["image/png"] for output in outputs if "image/png" in output.get("data", {})]
    assert len(pictures) == 2
    assert "text/html" not in str(notebook), "nothing in it loads a script from elsewhere"
