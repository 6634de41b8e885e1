"""`dragoman gazetteer …`: what keeps the gazetteer's data in order.

The commands are a group of their own, which `app.py` takes in whole; what they need loads when they run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

gazetteer_app = typer.Typer(
    name="gazetteer", help="Look after the data of who is who.", no_args_is_help=True, rich_markup_mode=None
)


@gazetteer_app.callback()
def _group() -> None:
    """Look after the data of who is who."""


@gazetteer_app.command("check")
def check(
    data: Annotated[
        Path | None,
        typer.Option(metavar="FOLDER", help="Tables that stand in for the shipped ones of the same name."),
    ] = None,
) -> None:
    """Look for overlapping terms, dead ends, impossible dates and names told twice. Exit status 1 if any is found."""
    from datetime import date

    from ..gazetteer.check import check_gazetteer, count_rows, load_tables

    tables = load_tables(data)
    findings = check_gazetteer(tables, date.today())
    for finding in findings:
        print(finding)
    if findings:
        raise typer.Exit(1)
    print(f"nothing wrong in {count_rows(tables):,} rows of {len(tables)} tables")
