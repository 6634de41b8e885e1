"""`dragoman evaluate …`: measure against answers that people gave.

The commands are a group of their own, which `app.py` takes in whole; what they need loads when they run.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..settings import Settings
from .options import EventCoderName, Floor

OwnModelFile = Annotated[
    Path | None,
    typer.Option("--model", metavar="FILE", help="A model of your own types, as `dragoman train` writes it."),
]

evaluations = typer.Typer(help="Measure against answers that people gave.", no_args_is_help=True)


@evaluations.command("pairs")
def _evaluate_pairs(
    table: Annotated[
        Path,
        typer.Argument(metavar="FILE.tsv", help="Labelled pairs: gold_root or label, and columns as for classify."),
    ],
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep this run's answers.")] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Show gains and losses since a kept run.")
    ] = None,
    plot: Annotated[Path | None, typer.Option(metavar="FILE.svg", help="Draw the calibration.")] = None,
    model: OwnModelFile = None,
) -> None:
    """The event coder on labelled pairs: accuracy by type, confusions, calibration."""
    from .evaluate_pairs import print_evaluation

    print_evaluation(table, save, against, plot, model)


@evaluations.command("records")
def _evaluate_records(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="Holds gold-full/*.yaml or gold/*.yaml, and texts/.")
    ],
    min_confidence: Floor = None,
    event_coder: Annotated[EventCoderName, typer.Option(help="Who weighs the events.")] = EventCoderName.MODEL,
    save: Annotated[Path | None, typer.Option(metavar="FILE", help="Keep what became of each answer.")] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Show gains and losses since a kept run.")
    ] = None,
) -> None:
    """Events of whole texts against answers: who did what to whom by type, confusions, status."""
    from .evaluate_records import print_records

    settings = Settings(min_confidence=min_confidence, event_coder=event_coder)
    print_records(folder, settings, save, against)


@evaluations.command("floors")
def _evaluate_floors(
    judged: Annotated[
        list[Path] | None, typer.Argument(metavar="[JUDGED.csv]...", help="Events that people judged one by one.")
    ] = None,
    corpus: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="A folder with gold-full/*.yaml and texts/.")
    ] = None,
    precision: Annotated[float, typer.Option(min=0.0, max=1.0, help="The precision to look for.")] = 0.88,
    event_coder: Annotated[EventCoderName, typer.Option(help="Who weighs the events.")] = EventCoderName.MODEL,
    plot: Annotated[Path | None, typer.Option(metavar="FILE.svg", help="Draw precision over recall.")] = None,
) -> None:
    """What a confidence floor costs and buys: the right and wrong events that each leaves."""
    from .evaluate_floors import print_floors

    print_floors(judged or [], corpus, Settings(event_coder=event_coder), precision, plot)
