"""`dragoman read`: records to stdout in the order of the inputs, failures to stderr, and the exit status."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from ..errors import SourceError
from ..parse import ModelBeside
from ..reading import Outcome, pipeline_for, read_all
from ..settings import Settings
from .collector import release_collector
from .printers import Printer, open_printer
from .stdout import Stdout, interrupts_held
from .warm import warm


def print_records(
    sources: Sequence[str],
    output_format: str,
    settings: Settings,
    workers: int,
    ledger: str | None = None,
    model: ModelBeside | None = None,
) -> int:
    """Read all sources and print what comes. The exit status: 0, 1 when inputs failed, 130 when interrupted.

    `model` is the language model of the settings, where it is loading on another core for one worker.
    """
    if model is not None:
        pipeline = pipeline_for(settings)
        pipeline.parse_with(model)
        warm(lambda: pipeline.coder)
    if ledger is None:
        return _print_all(read_all(sources, settings, workers), output_format, is_list=len(sources) > 1)
    from .read_into import read_into

    with read_into(ledger, sources, settings, workers) as outcomes:
        return _print_all(outcomes, output_format, is_list=len(sources) > 1)


def _print_all(outcomes: Iterable[Outcome], output_format: str, *, is_list: bool) -> int:
    stdout = Stdout()
    try:
        with _closing(open_printer(output_format, stdout, is_list=is_list)) as printer:
            return print_outcomes(outcomes, printer)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read us has seen enough: that is no error.
        stdout.abandon()
        return 0


def print_outcomes(outcomes: Iterable[Outcome], printer: Printer) -> int:
    """Print records as they come and name failures on stderr: 1 when there were any, else 0."""
    status = 0
    for outcome in outcomes:
        release_collector()
        if isinstance(outcome, SourceError):
            print(f"dragoman: {outcome}", file=sys.stderr, flush=True)
            status = 1
        else:
            # What is printed and what the printer knows of it must not part, or the end would not fit.
            with interrupts_held():
                printer.print(outcome)
    return status


@contextmanager
def _closing(printer: Printer) -> Iterator[Printer]:
    """Ends the document whatever happens, and undisturbed."""
    try:
        yield printer
    finally:
        with interrupts_held():
            printer.close()
