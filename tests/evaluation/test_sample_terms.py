"""A drawn proposal is shown with its words in their report; only accepted ones are drawn."""

from __future__ import annotations

from pathlib import Path

from sample_terms import in_context, read_accepted_rows, term_row

HEADER = (
    "accept,status,person,person_id,office,title,country,seat,first,last,reports,end,acting,cited_reports,cited_words"
)
ROW = "new,Aino Virtamo,aino-virtamo,foreign minister,Foreign Minister,SLB,,2024-01-10,2024-02-10,2,,,https://a|https://b,w|v"


def test_only_accepted_rows_are_drawn(tmp_path: Path) -> None:
    path = tmp_path / "proposals.csv"
    path.write_text(f"{HEADER}\nyes,{ROW}\n,{ROW}\n", encoding="utf-8")
    (row,) = read_accepted_rows(path)
    drawn = term_row(row, {"https://a": "Title w ¶ He met w today."})
    assert (drawn.id, drawn.document) == ("aino-virtamo/SLB", "https://a")
    assert drawn.words == "Title w ¶ He met «w» today."
    assert "foreign minister (Foreign Minister) | SLB" in drawn.fact


def test_words_that_the_text_lacks_stand_alone() -> None:
    assert in_context("words", "") == "«words»"
