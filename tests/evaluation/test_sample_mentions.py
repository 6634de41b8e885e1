"""The mention sample holds pronouns and nominals with all whom they stand for, and no names."""

from __future__ import annotations

from dragoman import read
from sample_mentions import mention_rows

TEXT = (
    "President Emmanuel Macron of France spoke with President Vladimir Putin of Russia on Monday. "
    "The two leaders agreed to talk again."
)


def test_a_mention_that_stands_for_two_is_one_row_with_both() -> None:
    rows = list(mention_rows(read(text=TEXT)))
    (leaders,) = [row for row in rows if "«The two leaders»" in row.words]
    assert leaders.fact.startswith("nominal: ")
    assert "[FRA]" in leaders.fact
    assert "[RUS]" in leaders.fact


def test_names_are_not_drawn() -> None:
    assert all(
        "Vladimir Putin»" not in row.words and "Putin of Russia»" not in row.words
        for row in mention_rows(read(text=TEXT))
    )
