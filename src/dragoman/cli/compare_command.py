"""`dragoman compare`: what may be said. What compares loads when it runs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ..errors import OptionError
from ..settings import Settings
from .collector import hold_collector
from .options import (
    EventCoderChoice,
    EventCoderName,
    LanguageModelName,
    LedgerPlace,
    MaxBytes,
    OwnGazetteer,
    PublishedDay,
    checked_date,
)
from .own import chosen_gazetteer

_DEFAULTS = Settings()


class PageFormat(StrEnum):
    """How a comparison is printed."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    JSON = "json"


def add_compare_command(app: typer.Typer) -> None:
    """Give the program its comparison."""
    app.command("compare")(_compare)


def _compare(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE FILE…|ENCOUNTER",
            help="Two or more reports of one encounter, one a file; or an encounter of the ledger (joined:…).",
        ),
    ],
    against_earlier: Annotated[
        bool,
        typer.Option("--against-earlier", help="One report against its side's earlier ones with the same partner."),
    ] = False,
    ledger: LedgerPlace = None,
    output_format: Annotated[PageFormat, typer.Option("--format", help="How to print the page.")] = PageFormat.TEXT,
    published: PublishedDay = None,
    language_model: LanguageModelName = _DEFAULTS.language_model,
    max_bytes: MaxBytes = _DEFAULTS.max_bytes,
    gazetteer: OwnGazetteer = None,
    event_coder: EventCoderChoice = EventCoderName.MODEL,
) -> None:
    """Lay the accounts of one encounter side by side: what both tell, what one alone tells, where they differ."""
    day = checked_date(published, "--published")
    settings = Settings(language_model, day, max_bytes, 0.0, chosen_gazetteer(gazetteer), event_coder)
    hold_collector()
    if against_earlier:
        if len(files) != 1:
            raise OptionError("compare --against-earlier: name one report; its earlier ones are in the ledger")
        from .compare import print_over_time

        raise typer.Exit(print_over_time(files[0], output_format, settings, ledger))
    if len(files) == 1 and files[0].startswith(("joined:", "encounter:")):
        from .compare import print_joined

        raise typer.Exit(print_joined(files[0], output_format, ledger))
    # Before all else is imported: the other core loads the language model meanwhile.
    from ..parse import language_model_beside

    with language_model_beside(language_model) as model:
        from .compare import print_comparison

        raise typer.Exit(print_comparison(files, output_format, settings, model))
