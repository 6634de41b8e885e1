"""Short reports of our own writing: promises, one told again, and what came of some."""

from __future__ import annotations

from pathlib import Path

from dragoman.intake import NOWHERE, read_text
from dragoman.ledger import open_ledger
from dragoman.pipeline import Pipeline
from dragoman.settings import Settings

REPORTS = (
    ("2021-03-01", "Canada pledged to provide $20 million in aid for water pumps to Mali."),
    ("2021-03-01", "Norway and Finland agreed to stay in touch."),
    ("2021-03-02", "Sweden promised to reopen the embassy in Chad by May 2021."),
    ("2021-03-09", "In Toronto, Canada pledged again to provide aid for water pumps to Mali."),
    ("2021-03-20", "The foreign minister of Norway met the foreign minister of Finland in Oslo on March 19, 2021."),
    ("2021-04-01", "Canada provided Mali with $20 million in aid for water pumps."),
    ("2021-04-02", "Canada provided Peru with $3 million in aid for schools."),
)


def put_short_reports(place: Path) -> str:
    """Make a ledger of them there, read by the whole path; its name."""
    pipeline = Pipeline()
    with open_ledger(str(place)) as ledger:
        for day, text in REPORTS:
            report = read_text(text, NOWHERE, Settings(), title="Notes", published=day, language="en")
            ledger.add(pipeline.read(report))
    return str(place)
