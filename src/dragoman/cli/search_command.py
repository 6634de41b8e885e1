"""`dragoman search`: what may be asked. What answers loads when it runs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import LedgerPlace

Asked = str | None


class HitFormat(StrEnum):
    """How hits are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def add_search_command(app: typer.Typer) -> None:
    """Give the program its search."""
    app.command("search")(_search)


def _search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS", help="All of these; words in quotation marks stand next to each other."),
    ] = None,
    actor: Annotated[Asked, typer.Option(metavar="SIDE", help="Who acts: an actor's id or a country's ISO3.")] = None,
    recipient: Annotated[Asked, typer.Option(metavar="SIDE", help="Who undergoes it.")] = None,
    type: Annotated[Asked, typer.Option(metavar="TYPE", help="A PLOVER type, like ACCUSE.")] = None,
    status: Annotated[Asked, typer.Option(metavar="STATUS", help="occurred, planned, denied, held, kept, …")] = None,
    place: Annotated[Asked, typer.Option(metavar="PLACE", help="Where: a place's name or a country's ISO3.")] = None,
    since: Annotated[Asked, typer.Option(metavar="DATE", help="From this day on (YYYY, YYYY-MM, YYYY-MM-DD).")] = None,
    until: Annotated[Asked, typer.Option(metavar="DATE", help="Before this day.")] = None,
    publisher: Annotated[Asked, typer.Option(metavar="NAME", help="Who published the report.")] = None,
    min_confidence: Annotated[
        float | None, typer.Option(min=0.0, max=1.0, help="Events at least this certain.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Hits a page.")] = 20,
    after: Annotated[Asked, typer.Option(metavar="CURSOR", help="The page after this one: its cursor.")] = None,
    newest: Annotated[bool, typer.Option("--newest", help="Newest reports first, not the best.")] = False,
    output_format: Annotated[HitFormat, typer.Option("--format", help="How to print the hits.")] = HitFormat.TEXT,
    ledger: LedgerPlace = None,
) -> None:
    """Search the reports of a ledger and their facts.

    What is asked of facts (--actor, --recipient, --type, --status, --place, --min-confidence) must hold of one fact;
    --since and --until then bound its day, and the day of publication otherwise.
    """
    from ..ledger.search import Question
    from .search import print_hits

    question = Question(
        " ".join(words or []), actor, recipient, type, status, place, min_confidence, since, until, publisher
    )
    print_hits(question, limit, after, newest, output_format, ledger)
