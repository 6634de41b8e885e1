"""The command line: what may be said, checked, and handed to the command that does it.

Only Typer is imported here, so that `dragoman --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext, suppress
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from ..errors import DragomanError
from ..settings import Settings
from ..version import __version__
from .collector import hold_collector
from .commitments_command import add_commitments_command
from .compare_command import add_compare_command
from .correct_commands import correct_app, corrections_app
from .encounters_command import add_encounters_command
from .evaluate import OwnModelFile, evaluations
from .exchange_commands import add_exchange_commands
from .gazetteer import gazetteer_app
from .ledger_commands import add_ledger_commands
from .options import (
    EventCoderChoice,
    EventCoderName,
    Floor,
    KeepIn,
    LanguageModelName,
    MaxBytes,
    OwnGazetteer,
    PublishedDay,
    Workers,
    checked_date,
)
from .own import chosen_gazetteer
from .relation_command import add_relation_command
from .search_command import add_search_command
from .serve_command import add_serve_command
from .user_commands import user_app

app = typer.Typer(
    name="dragoman",
    help="A cited record of relations between states, read out of news and readouts.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(gazetteer_app)
add_ledger_commands(app)
app.add_typer(correct_app)
app.add_typer(corrections_app)
add_search_command(app)
add_encounters_command(app)
add_compare_command(app)
add_relation_command(app)
add_exchange_commands(app)
add_commitments_command(app)
add_serve_command(app)
app.add_typer(user_app)

_DEFAULTS = Settings()


class AnswerFormat(StrEnum):
    """How `who` prints: a page for people, or JSON for machines."""

    TEXT = "text"
    JSON = "json"


class OutputFormat(StrEnum):
    """How `read` prints: a page for people, or JSON for machines."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


def main() -> NoReturn:
    """Run the command line. Exit status: 0 done, 1 some inputs failed, 2 wrong usage, 130 interrupted."""
    status = _run()
    # Taking the language model apart piece by piece would keep a person waiting for half a second more.
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()
    os._exit(status)


def _run() -> int:
    try:
        app()
    except DragomanError as error:
        print(f"dragoman: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 0
    return 0


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Exit status: 0 done, 1 some inputs failed (each named on stderr), 2 wrong usage, 130 interrupted."""


@app.command("read")
def _read(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE", help="Files, folders, globs, web addresses, feeds, archives (WARC), or - for stdin."
        ),
    ],
    output_format: Annotated[OutputFormat, typer.Option("--format", help="How to print the records.")] = (
        OutputFormat.TEXT
    ),
    published: PublishedDay = None,
    language_model: LanguageModelName = _DEFAULTS.language_model,
    max_bytes: MaxBytes = _DEFAULTS.max_bytes,
    workers: Workers = 1,
    min_confidence: Floor = _DEFAULTS.min_confidence,
    gazetteer: OwnGazetteer = None,
    event_coder: EventCoderChoice = EventCoderName.MODEL,
    ledger: KeepIn = None,
) -> None:
    """Read reports and print the record of each; with a ledger named, keep them there too."""
    day = checked_date(published, "--published")
    settings = Settings(language_model, day, max_bytes, min_confidence, chosen_gazetteer(gazetteer), event_coder)
    hold_collector()
    # Before all else is imported: the other core loads the language model meanwhile.
    from ..parse import language_model_beside

    with nullcontext() if workers > 1 else language_model_beside(language_model) as model:
        from .read import print_records

        raise typer.Exit(print_records(sources, output_format, settings, workers, ledger, model))


@app.command("who")
def _who(
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="A name or title phrase: Lavrov, “foreign minister of Greece”."),
    ],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it is about (YYYY-MM-DD).")] = None,
    country: Annotated[str | None, typer.Option(metavar="ISO3", help="Only what is of this country.")] = None,
    output_format: Annotated[AnswerFormat, typer.Option("--format", help="How to print the answers.")] = (
        AnswerFormat.TEXT
    ),
    gazetteer: OwnGazetteer = None,
) -> None:
    """Say who or what a name means on a day, and why. Exit status 1 when nothing is known by it."""
    day = checked_date(on, "--on")
    settings = Settings(gazetteer=chosen_gazetteer(gazetteer))
    hold_collector()
    from ..gazetteer.answers import Question
    from .who import print_who

    question = Question(" ".join(name), day, country.upper() if country else None)
    raise typer.Exit(print_who(question, output_format, settings))


@app.command("classify")
def _classify(
    table: Annotated[
        str,
        typer.Argument(
            metavar="FILE.tsv",
            help="Columns sentence, source, target, or marked_sentence with <s> and <t>; - is stdin.",
        ),
    ],
    none: Annotated[bool, typer.Option("--none", help="Also answer `none` where the model sees no event.")] = False,
    model: OwnModelFile = None,
) -> None:
    """Say what type of event stands between given pairs: the table again, with type and confidence."""
    from .classify import print_types

    raise typer.Exit(print_types(table, none, model))


@app.command("train")
def _train(
    codebook: Annotated[
        Path, typer.Option(metavar="FILE.yaml", help="Your types: a definition and some marked sentences each.")
    ],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the model goes.")] = Path("own.model"),
) -> None:
    """Teach the event coder your own types, on top of the shipped encoder; needs nothing but dragoman itself."""
    from .train import train_own

    train_own(codebook, out)


app.add_typer(evaluations, name="evaluate")


@app.command("schema")
def _schema() -> None:
    """Print the JSON Schema of the record."""
    import json

    from ..exchange import record_schema

    print(json.dumps(record_schema(), indent=2))


@app.command("doctor")
def _doctor(
    language_model: Annotated[
        str, typer.Option(metavar="NAME", help="The language model to look for.")
    ] = _DEFAULTS.language_model,
) -> None:
    """Check the installation: versions, language model, data files, one example read."""
    from .doctor import print_health

    raise typer.Exit(print_health(Settings(language_model=language_model)))
