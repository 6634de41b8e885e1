"""`dragoman encounters`: what may be asked. What answers loads when it runs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import LedgerPlace

Asked = str | None


class EncounterFormat(StrEnum):
    """How encounters are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def add_encounters_command(app: typer.Typer) -> None:
    """Give the program its encounters."""
    app.command("encounters")(_encounters)


def _encounters(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ENCOUNTER", help="Ids of encounters, or how they begin: each in full. Without: a list."
        ),
    ] = None,
    between: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="SIDE SIDE", help="Both took part: a country's ISO3, an organisation's or an actor's id."),
    ] = None,
    of: Annotated[Asked, typer.Option(metavar="SIDE", help="This side took part.")] = None,
    since: Annotated[Asked, typer.Option(metavar="DATE", help="From this day on (YYYY, YYYY-MM, YYYY-MM-DD).")] = None,
    until: Annotated[Asked, typer.Option(metavar="DATE", help="Before this day.")] = None,
    status: Annotated[Asked, typer.Option(metavar="STATUS", help="held, planned or cancelled.")] = None,
    kind: Annotated[Asked, typer.Option(metavar="KIND", help="call, video call, bilateral meeting, visit, …")] = None,
    reports: Annotated[int, typer.Option(min=1, help="Told by so many reports at least.")] = 1,
    limit: Annotated[int, typer.Option(min=1, help="So many at most.")] = 200,
    output_format: Annotated[EncounterFormat, typer.Option("--format", help="How to print.")] = EncounterFormat.TEXT,
    ledger: LedgerPlace = None,
) -> None:
    """List meetings, calls and visits, each once, however many reports tell of it; or one in full, with its reports."""
    from .encounters import Asking, print_encounters

    sides = (*(between or ()), *([of] if of else ()))
    asking = Asking(tuple(ids or ()), sides, since, until, status, kind, reports, limit)
    print_encounters(asking, output_format, ledger)
