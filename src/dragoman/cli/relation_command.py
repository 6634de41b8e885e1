"""`dragoman relation`: what may be asked. What answers loads when it runs."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from .options import LedgerPlace, OwnGazetteer
from .own import chosen_gazetteer

Asked = str | None


class By(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class SeriesFormat(StrEnum):
    """How a relation is printed."""

    TEXT = "text"
    JSON = "json"


def add_relation_command(app: typer.Typer) -> None:
    """Give the program its question about a relation."""
    app.command("relation")(_relation)


def _relation(
    one: Annotated[str, typer.Argument(metavar="ONE", help="ISO3 of a state, a bloc (NATO), or either with /SECTOR.")],
    other: Annotated[
        str, typer.Argument(metavar="OTHER", help="The same of the other side; several with commas; all: every state.")
    ],
    since: Annotated[Asked, typer.Option(metavar="DATE", help="From this day on (YYYY, YYYY-MM, YYYY-MM-DD).")] = None,
    until: Annotated[Asked, typer.Option(metavar="DATE", help="Before this day.")] = None,
    by: Annotated[By | None, typer.Option(help="Periods; default: what suits the length of time.")] = None,
    done: Annotated[bool, typer.Option("--done", help="Only deeds that were done, not promises or threats.")] = False,
    min_confidence: Annotated[float, typer.Option(min=0.0, max=1.0, help="Events at least this certain.")] = 0.0,
    every_report: Annotated[
        bool, typer.Option("--every-report", help="Count what reports of one story tell alike each time.")
    ] = False,
    types: Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Only this PLOVER type.")] = None,
    contexts: Annotated[
        list[str] | None, typer.Option("--context", metavar="CONTEXT", help="Only this context: military, economic, …")
    ] = None,
    chart: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Draw it: .svg, .png or .html by the file's name.")
    ] = None,
    beside: Annotated[
        Asked,
        typer.Option(metavar="SOURCE", help="Lay imported events beside it: gdelt-2, icews, …"),
    ] = None,
    output_format: Annotated[SeriesFormat, typer.Option("--format", help="How to print it.")] = SeriesFormat.TEXT,
    ledger: LedgerPlace = None,
    gazetteer: OwnGazetteer = None,
) -> None:
    """Tell how a relation went: its series, turning points with the reports that make them, who answers whom."""
    from ..relations import Choice, first_day
    from .relation import Asked as Question
    from .relation import print_relation

    choice = Choice(
        "done" if done else "said", min_confidence, not every_report, tuple(types or ()), tuple(contexts or ()),
        first_day(since, "--since"), first_day(until, "--until"),
    )  # fmt: skip
    question = Question(one, other, by.value if by else None, choice, chosen_gazetteer(gazetteer), beside)
    print_relation(question, ledger, output_format.value, chart)
