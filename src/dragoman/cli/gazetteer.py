"""`dragoman gazetteer …`: look after what the program knows by name, and teach it more.

The commands are a group of their own, which `app.py` takes in whole; what they need loads when they run.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

gazetteer_app = typer.Typer(
    name="gazetteer",
    help="Look after the data of who is who, and add to it.",
    no_args_is_help=True,
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


@gazetteer_app.callback()
def _group() -> None:
    """Look after the data of who is who, and add to it."""


@gazetteer_app.command("add")
def add(
    file: Annotated[str, typer.Argument(metavar="FILE.csv", help="Your table: see below.")],
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Take what is right and list what was left out.")
    ] = False,
    to: Annotated[
        str | None,
        typer.Option(
            metavar="PATH", envvar="DRAGOMAN_GAZETTEER", show_envvar=True,
            help="The table to add to (default: dragoman/gazetteer.csv in your data folder).",
        ),
    ] = None,
) -> None:  # fmt: skip
    """Take your own actors, aliases, offices and people's terms into the gazetteer.

    The file is CSV in UTF-8. Its first line names the columns; a column type says what each line is:

    actor   name, kind (organisation, group, media, region), country, sector, names, wikidata

    alias   name, of (whose other name: an id or a name)

    office  name, names (other wordings), sector

    term    name (the person's), office, country or of (an organisation), from, to or as_of, title, names, wikidata

    Countries are ISO 3166-1 alpha-3, days YYYY, YYYY-MM or YYYY-MM-DD; several names have | between them. Lines that
    clash with what is known are told; nothing is taken unless all of it can be. docs/gazetteer.md has an example.

    Exit status: 0 all taken, 1 some or all of it not, 2 wrong usage.
    """
    from ..errors import SourceError
    from ..gazetteer.own_file import add_own
    from .own import own_path

    try:
        addition = add_own(file, Path(to) if to else own_path(), skip_bad)
    except SourceError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        raise typer.Exit(1) from None
    for fault in addition.faults:
        print(f"dragoman: {file} {fault}", file=sys.stderr)
    if addition.faults and not (skip_bad and addition.taken):
        print(f"dragoman: {file}: nothing was taken", file=sys.stderr)
        raise typer.Exit(1)
    counts = {kind: sum(row["type"] == kind for row in addition.taken) for kind in ("actor", "alias", "office", "term")}
    told = [f"{count} {kind}{_plural(kind) if count > 1 else ''}" for kind, count in counts.items() if count]
    print(f"{', '.join(told) or 'nothing new'} taken into {addition.path}")
    if addition.known:
        print(f"known already: line {', '.join(str(row.line) for row in addition.known)}")
    if addition.faults:
        left = dict.fromkeys(str(fault.line) for fault in addition.faults)
        print(f"left out: line {', '.join(left)}")
        raise typer.Exit(1)


@gazetteer_app.command("learn")
def learn(
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


def _plural(kind: str) -> str:
    return "es" if kind == "alias" else "s"
