"""`dragoman gazetteer`: what the program knows by name, and how to teach it more.

Only Typer is imported here; each command loads what it needs.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="gazetteer",
    help="What the program knows by name, and how to teach it more.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


class ProposalFormat(StrEnum):
    """How `learn` prints what it proposes."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class Publishers(StrEnum):
    """Whose reports count towards `--min-reports`."""

    ANY = "any"
    OFFICIAL = "official"


@app.command("learn")
def _learn(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE...", help="Reports, as `dragoman read` takes them: files, folders, JSONL(.gz)."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the proposals as CSV, with a column `accept` to mark.")
    ] = None,
    accept: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Take the rows marked `yes` in a proposals file (needs --table)."),
    ] = None,
    min_reports: Annotated[
        int | None, typer.Option(min=1, help="Accept what at least so many reports tell and nothing speaks against.")
    ] = None,
    publishers: Annotated[Publishers, typer.Option(help="Whose reports count towards --min-reports.")] = Publishers.ANY,
    table: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Put what is accepted into this table of learned terms.")
    ] = None,
    output_format: Annotated[ProposalFormat, typer.Option("--format", help="How to print.")] = ProposalFormat.TEXT,
) -> None:
    """Propose office-holders from the titles that reports print beside names; take only what is accepted."""
    from .gazetteer_learn import Wish, run_learn

    wish = Wish(tuple(sources or ()), out, accept, min_reports, publishers == Publishers.OFFICIAL, table)
    raise typer.Exit(run_learn(wish, output_format))
