"""`dragoman correct …`: what people say of the facts. The commands' options; what they do loads when they run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import LedgerPlace

correct_app = typer.Typer(
    name="correct",
    help="Dispute, amend, add or confirm facts of a ledger; kept beside the program's own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
# The same lists under the name of what they list.
corrections_app = typer.Typer(
    name="corrections", help="List or export what people said of the facts.", no_args_is_help=True, hidden=True,
    rich_markup_mode=None,
)  # fmt: skip


class ListFormat(StrEnum):
    """How `list` prints."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


Fact = Annotated[str, typer.Argument(metavar="FACT", help="The fact's id, like event:4f2a90c1d7e3.")]
Fields = Annotated[
    list[str],
    typer.Argument(
        metavar="FIELD=VALUE",
        help="A field by its name in the record's JSON: status=planned, actors=state:CAN,state:NOR, "
        "trigger='the words'. null empties it; a value may be JSON.",
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why: it stands beside the fact for good.")]
Who = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="NAME", envvar="DRAGOMAN_NAME", show_envvar=True, help="Who says so (default: your login)."
    ),
]
InReport = Annotated[
    str | None, typer.Option("--report", metavar="ID", help="The report's id, or how it begins, where it takes one.")
]


@correct_app.callback()
def _group() -> None:
    """Dispute, amend, add or confirm facts of a ledger; kept beside the program's own, ended but never erased."""


@correct_app.command("dispute")
def _dispute(fact: Fact, reason: Reason, who: Who = None, report: InReport = None, ledger: LedgerPlace = None) -> None:
    """Say that a fact is wrong. It stays, marked as disputed."""
    from .correct import judge

    judge("dispute", fact, reason, who, report, ledger)


@correct_app.command("confirm")
def _confirm(fact: Fact, reason: Reason, who: Who = None, report: InReport = None, ledger: LedgerPlace = None) -> None:
    """Say that a fact is right."""
    from .correct import judge

    judge("confirm", fact, reason, who, report, ledger)


@correct_app.command("amend")
def _amend(
    fact: Fact, fields: Fields, reason: Reason, who: Who = None, report: InReport = None, ledger: LedgerPlace = None
) -> None:
    """Say what is right instead. The fact then says so, with the program's own beside it."""
    from .correct import amend

    amend(fact, fields, reason, who, report, ledger)


@correct_app.command("add")
def _add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="The report's id, or how it begins.")],
    kind: Annotated[str, typer.Argument(metavar="KIND", help="event, encounter, statement, commitment or actor.")],
    fields: Fields,
    reason: Reason,
    who: Who = None,
    ledger: LedgerPlace = None,
) -> None:
    """Add a fact that the program did not see."""
    from .correct import add

    add(report, kind, fields, reason, who, ledger)


@correct_app.command("join")
def _join(
    encounters: Annotated[
        list[str], typer.Argument(metavar="ENCOUNTER", help="Ids of two or more, as `dragoman encounters` prints them.")
    ],
    reason: Reason,
    who: Who = None,
    ledger: LedgerPlace = None,
) -> None:
    """Say that encounters are one."""
    from .correct_joins import join

    join(encounters, reason, who, ledger)


@correct_app.command("part")
def _part(
    encounter: Annotated[str, typer.Argument(metavar="ENCOUNTER", help="Its id, as `dragoman encounters` prints it.")],
    reports: Annotated[list[str], typer.Argument(metavar="REPORT", help="Ids of reports, or how they begin.")],
    reason: Reason,
    who: Who = None,
    ledger: LedgerPlace = None,
) -> None:
    """Say that what some of its reports tell is not of this encounter."""
    from .correct_joins import part

    part(encounter, reports, reason, who, ledger)


@correct_app.command("joins")
def _joins(
    output_format: Annotated[ListFormat, typer.Option("--format", help="How to print them.")] = ListFormat.TEXT,
    ledger: LedgerPlace = None,
) -> None:
    """List what people said of which reports tell of one encounter, in the order they said it."""
    from .correct_joins import print_joins

    print_joins(output_format, ledger)


@correct_app.command("end")
def _end(
    correction: Annotated[
        str, typer.Argument(metavar="CORRECTION", help="Its id, as `correct list` or `correct joins` prints it.")
    ],
    reason: Reason,
    who: Who = None,
    ledger: LedgerPlace = None,
) -> None:
    """Let a correction hold no longer. It is kept, with who ended it and why."""
    if correction.startswith("decision:"):
        from .correct_joins import end_join

        end_join(correction, reason, who, ledger)
        return
    from .correct import end

    end(correction, reason, who, ledger)


@corrections_app.command("list")
@correct_app.command("list")
def _list(
    report: Annotated[str | None, typer.Option("--report", metavar="ID", help="Of this report.")] = None,
    fact: Annotated[str | None, typer.Option("--fact", metavar="ID", help="Of this fact.")] = None,
    unfitting: Annotated[
        bool, typer.Option("--unfitting", help="What holds and yet fits no fact of the current reading.")
    ] = False,
    ended: Annotated[bool | None, typer.Option("--ended/--in-force", help="Only these.", show_default=False)] = None,
    output_format: Annotated[ListFormat, typer.Option("--format", help="How to print them.")] = ListFormat.TEXT,
    ledger: LedgerPlace = None,
) -> None:
    """List what people said, in the order they said it."""
    from .correct import print_corrections

    print_corrections(report, fact, None if ended is None else not ended, unfitting, output_format, ledger)


@corrections_app.command("export")
@correct_app.command("export")
def _export(ledger: LedgerPlace = None) -> None:
    """Print every correction as JSON lines to learn from: text, spans, the program's value, the person's, why."""
    from .correct import export

    export(ledger)
