"""Options that several commands share, and the checks of what is said in them."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from ..errors import OptionError

OwnGazetteer = Annotated[
    str | None,
    typer.Option(
        "--gazetteer", metavar="PATH", envvar="DRAGOMAN_GAZETTEER", show_envvar=True,
        help="Your own table beside the shipped ones (default: the one `gazetteer add` keeps); none: without it.",
    ),
]  # fmt: skip

LedgerPlace = Annotated[
    str | None,
    typer.Option(
        "--ledger", metavar="PLACE", envvar="DRAGOMAN_LEDGER", show_envvar=True,
        help="The ledger: a path, sqlite:///PATH or postgresql://USER@HOST/DATABASE.",
    ),
]  # fmt: skip


DeskPlace = Annotated[
    str | None,
    typer.Option(
        "--desk", metavar="PLACE", envvar="DRAGOMAN_DESK", show_envvar=True,
        help="Where accounts are kept (default: beside the ledger, or a schema of its own in its database).",
    ),
]  # fmt: skip

# Reading alone writes nowhere unless it is told to in so many words.
KeepIn = Annotated[str | None, typer.Option("--ledger", metavar="PLACE", help="Keep what is read in this ledger, too.")]


class EventCoderName(StrEnum):
    """The coders that `read` may ask."""

    MODEL = "model"
    PATTERNS = "patterns"


EventCoderChoice = Annotated[
    EventCoderName, typer.Option(help="Who weighs the events: the learned model, or the patterns alone.")
]

# How reports are read, the same for every command that reads.
PublishedDay = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of reports that state none (YYYY-MM-DD).")
]
LanguageModelName = Annotated[str, typer.Option(metavar="NAME", help="Any installed English spaCy pipeline.")]
MaxBytes = Annotated[int, typer.Option(min=1, help="Refuse inputs larger than this.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes to read with.")]
MinConfidence = Annotated[float, typer.Option(min=0.0, max=1.0, help="Leave out events less certain than this.")]
Floor = Annotated[
    float | None,
    typer.Option(
        min=0.0,
        max=1.0,
        show_default="the floor of each type",
        help="Leave out events less certain than this.",
    ),
]
ReadAll = Annotated[
    bool, typer.Option("--read-all", help="Read also what a quick look holds for no news of relations of states.")
]


def checked_date(words: str | None, option: str) -> str | None:
    """An ISO date as it was said. Raises OptionError, naming the option, when it is none."""
    if words is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat()
    except ValueError as error:
        raise OptionError(f"{option} {words}: not a date; write YYYY-MM-DD") from error
