"""`dragoman evaluate floors`: how many right and wrong events each confidence floor leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..coder.floors import Verdict, floor_keeping, floors_of, lowest_floor
from ..coder.measure import Answer, calibration_error
from ..errors import OptionError, SourceError
from ..settings import Settings
from .answer_match import Judge
from .curve_plot import Curve, draw_curves
from .evaluate_records import read_judges
from .judged_table import read_judged


def print_floors(
    judged: Sequence[Path], corpus: Path | None, settings: Settings, precision: float, plot: Path | None
) -> None:
    """Print a table for the judged events together and one for a corpus with exhaustive answers; draw both.

    Raises OptionError when neither is given, SourceError when a table or the answers break their form.
    """
    if not judged and corpus is None:
        raise OptionError("evaluate floors: name tables of judged events, or a folder with answers by --corpus")
    curves = []
    if judged:
        verdicts = judged_verdicts(judged)
        print("\n".join(describe(f"{len(verdicts)} judged events", verdicts, None, precision)))
        curves.append(Curve("judged events, of those read", floors_of(verdicts)))
    if corpus is not None:
        verdicts, wanted = answered_verdicts(read_judges(corpus, settings))
        title = f"{len(verdicts)} events of texts with every event answered, {wanted} wanted"
        print("\n".join(describe(title, verdicts, wanted, precision)))
        curves.append(Curve("whole texts, of those wanted", floors_of(verdicts, wanted)))
    if plot is not None:
        plot.write_text(draw_curves(curves), encoding="utf-8")


def judged_verdicts(tables: Sequence[Path]) -> list[Verdict]:
    """Every judged event of some tables with the confidence it was read with."""
    verdicts = []
    for table in tables:
        for row in read_judged(table):
            if row.verdict and row.confidence is None:
                raise SourceError(
                    f"{table} line {row.line}", "the fact ends with no confidence; expected a table of events"
                )
            if row.verdict and row.confidence is not None:
                verdicts.append(Verdict(row.confidence, row.verdict == "right"))
    if not verdicts:
        raise SourceError(", ".join(map(str, tables)), "nothing is judged; write right or wrong under verdict")
    return verdicts


def answered_verdicts(judges: Sequence[Judge]) -> tuple[list[Verdict], int]:
    """The events of texts with exhaustive answers, right where they meet one, and how many were wanted."""
    full = [judge for judge in judges if judge.text.is_exhaustive]
    verdicts = []
    for judge in full:
        matched = judge.match(Judge.is_right)
        verdicts += [Verdict(event.confidence, True) for event, _ in matched.pairs]
        verdicts += [Verdict(event.confidence, False) for event in matched.extra]
    return verdicts, sum(len(judge.text.events) for judge in full)


def describe(title: str, verdicts: Sequence[Verdict], wanted: int | None, precision: float) -> Iterator[str]:
    """The table and what it comes to, line by line; recall only where it is known what was wanted."""
    right = sum(v.is_right for v in verdicts)
    answers = [Answer("", "right", "right" if v.is_right else "wrong", v.confidence) for v in verdicts]
    yield f"{title}: {right} right, calibration error {calibration_error(answers):.3f}"
    recall = f" {'recall':>7}" if wanted is not None else ""
    yield f"{'floor':>6} {'events':>7} {'precision':>10} {'right left':>11} {'wrong left':>11}{recall}"
    for f in floors_of(verdicts, wanted):
        recall = f" {f.recall:7.3f}" if wanted is not None else ""
        yield f"{f.floor:6.2f} {f.events:7} {f.precision:10.3f} {f.right_left:11.3f} {f.wrong_left:11.3f}{recall}"
    yield from _summary(verdicts, precision)


def _summary(verdicts: Sequence[Verdict], precision: float) -> Iterator[str]:
    reached, half = lowest_floor(verdicts, precision), floor_keeping(verdicts, 0.5)
    if reached is None:
        yield f"precision {precision:.2f} is reached at no floor"
    else:
        kept = f"which keeps {reached.right_left:.2f} of the right ones"
        yield f"precision {precision:.2f} from a floor of {reached.floor:.2f} on, {kept}"
    if half is not None:
        yield f"half of the right ones are kept at {half.floor:.2f}, where precision is {half.precision:.3f}"
    yield ""
