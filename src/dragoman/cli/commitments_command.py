"""`dragoman commitments`: what may be asked. What answers loads when it runs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import LedgerPlace, checked_date

Asked = str | None


class CommitmentFormat(StrEnum):
    """How commitments are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def add_commitments_command(app: typer.Typer) -> None:
    """Give the program its list of commitments."""
    app.command("commitments")(_commitments)


def _commitments(
    commitment: Annotated[
        Asked,
        typer.Argument(metavar="COMMITMENT", help="One, by the id of any of its tellings. Without: all that fit."),
    ] = None,
    by: Annotated[Asked, typer.Option("--by", metavar="SIDE", help="Who is bound: a country's ISO3 or an id.")] = None,
    to: Annotated[Asked, typer.Option("--for", metavar="SIDE", help="Whom it is made for.")] = None,
    status: Annotated[
        Asked,
        typer.Option(
            metavar="STATUS", help="vowed, announced, under way, or what a person said: kept, broken, lapsed."
        ),
    ] = None,
    overdue: Annotated[
        bool, typer.Option("--overdue", help="Only what was due and neither answered nor settled by a person.")
    ] = False,
    unmentioned: Annotated[
        bool, typer.Option("--unmentioned", help="Only what nothing later in the ledger speaks of.")
    ] = False,
    answered: Annotated[bool, typer.Option("--answered", help="Only what later reports bear on.")] = False,
    since: Annotated[
        Asked, typer.Option(metavar="DATE", help="Made from this day on (YYYY, YYYY-MM, YYYY-MM-DD).")
    ] = None,
    until: Annotated[Asked, typer.Option(metavar="DATE", help="Made before this day.")] = None,
    on: Annotated[
        Asked, typer.Option(metavar="DATE", help="The day by which due dates are judged (default: today).")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=100_000, help="How many at most, newest first.")] = 20,
    output_format: Annotated[
        CommitmentFormat, typer.Option("--format", help="How to print them.")
    ] = CommitmentFormat.TEXT,
    ledger: LedgerPlace = None,
) -> None:
    """List promises, pledges, plans and deadlines, with what later reports say of them.

    What is printed under a promise is a suggestion with its reason. Whether it was kept is for a person to say:
    dragoman correct amend COMMITMENT status=kept --reason "…" keeps that with who, when and why.
    """
    day = checked_date(on, "--on")
    from datetime import date

    from ..readouts.promises import Asked as Question
    from .commitments import print_commitments

    question = Question(
        by,
        to,
        since,
        until,
        status,
        overdue,
        unmentioned,
        answered,
        commitment,
        date.fromisoformat(day) if day else None,
    )
    print_commitments(question, limit, output_format, ledger)
