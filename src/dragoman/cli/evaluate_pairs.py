"""`dragoman evaluate pairs`: the event coder against labelled pairs, type by type, and against an earlier run."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..coder.encode import Marked
from ..coder.encoder import Reading, load_encoder
from ..coder.given import PairError, find_pair, parse_marked
from ..coder.labels import TYPES
from ..coder.measure import (
    JOINED,
    Answer,
    accuracy,
    calibration,
    calibration_error,
    confusions,
    join_types,
    macro_f1,
    score_labels,
)
from ..coder.own_model import OwnModel, load_model
from ..errors import OptionError, SourceError
from .calibration_plot import draw_calibration

LABELS = ("gold_root", "label")
RUN = ("id", "gold", "label", "confidence")
KNOWN = {*TYPES, *JOINED.values()}
SHOWN = 12


def print_evaluation(
    table: Path, saved: Path | None, against: Path | None, plot: Path | None, model: Path | None = None
) -> None:
    """Print accuracy, the table by type, the commonest confusions and the calibration; then gains and losses.

    With `model` the labels are those of a user's own codebook. Raises SourceError with the line when the table breaks
    its form, or when that model learned from one of its sentences.
    """
    answers = answer_pairs(table) if model is None else answer_own_pairs(table, load_model(model))
    if not answers:
        raise SourceError(str(table), "holds no pairs; expected a row for each")
    print("\n".join(describe(answers)))
    if against is not None:
        print("\n".join(compare(read_run(against), answers)))
    if saved is not None:
        write_run(saved, answers)
    if plot is not None:
        plot.write_text(draw_calibration(calibration(answers)), encoding="utf-8")


def answer_pairs(table: Path) -> list[Answer]:
    """The coder's answer to each labelled pair, joined types joined where the labels join them."""
    rows = list(_labelled(table, KNOWN))
    is_joined = any(gold in JOINED.values() for _, gold, _ in rows)
    readings = load_encoder().read([pair for _, _, pair in rows])
    return [_answer(id, gold, reading, is_joined) for (id, gold, _), reading in zip(rows, readings, strict=True)]


def _answer(id: str, gold: str, reading: Reading, is_joined: bool) -> Answer:
    types = join_types(reading.types) if is_joined else reading.types
    label = max(types, key=lambda type: types[type])
    return Answer(id, gold, label, types[label])


def answer_own_pairs(table: Path, model: OwnModel) -> list[Answer]:
    """The same by a model of a user's own types, none among them where its codebook shows any."""
    rows = list(_labelled(table, {*model.labels}, model))
    answers = []
    for (id, gold, _), shares in zip(rows, model.read([pair for _, _, pair in rows]), strict=True):
        label = max(shares, key=lambda name: shares[name])
        answers.append(Answer(id, gold, label, shares[label]))
    return answers


def _labelled(table: Path, known: set[str], model: OwnModel | None = None) -> Iterator[tuple[str, str, Marked]]:
    """Id, label and pair of each row."""
    try:
        with table.open(encoding="utf-8-sig", newline="") as lines:
            rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
            column = next((name for name in LABELS if name in (rows.fieldnames or ())), None)
            if column is None:
                raise SourceError(f"{table} line 1", f"no column of labels; expected {' or '.join(LABELS)}")
            for number, row in enumerate(rows, start=2):
                where = f"{table} line {number}"
                gold, pair = _read(where, row, row[column], known)
                if model is not None and model.has_learned(pair):
                    raise SourceError(where, f"{model.name} learned from this sentence; measure on others")
                yield row.get("id") or str(number), gold, pair
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(table), f"cannot be read: {error}") from error


def _read(where: str, row: dict[str, str], gold: str, known: set[str]) -> tuple[str, Marked]:
    if gold not in known:
        raise SourceError(where, f"{gold!r} is no event type; expected one of {', '.join(sorted(known))}")
    try:
        if row.get("marked_sentence"):
            return gold, parse_marked(row["marked_sentence"])
        return gold, find_pair(*(row.get(name) or "" for name in ("sentence", "source", "target")))
    except PairError as error:
        raise SourceError(where, str(error)) from error


def describe(answers: Sequence[Answer]) -> Iterator[str]:
    """The report, line by line."""
    yield (
        f"{len(answers)} pairs: accuracy {accuracy(answers):.3f}, macro F1 {macro_f1(answers):.3f}, "
        f"calibration error {calibration_error(answers):.3f}"
    )
    yield f"\n{'type':14} {'prec':>5} {'rec':>5} {'F1':>5} {'pairs':>5}"
    for score in score_labels(answers):
        yield f"{score.label:14} {score.precision:5.2f} {score.recall:5.2f} {score.f1:5.2f} {score.pairs:5}"
    yield "\nmost often taken for another"
    yield from (f"{count:5} {gold} → {label}" for (gold, label), count in confusions(answers)[:SHOWN])
    yield "\nconfidence, share right, answers"
    yield from (f"{b.confidence:10.2f} {b.accuracy:11.2f} {b.answers:8}" for b in calibration(answers))


def compare(before: Sequence[Answer], now: Sequence[Answer]) -> Iterator[str]:
    """What was gained and lost since an earlier run, pair by pair."""
    known = {answer.id: answer for answer in before}
    both = [(known[answer.id], answer) for answer in now if answer.id in known]
    gains = [(old, new) for old, new in both if new.is_right and not old.is_right]
    losses = [(old, new) for old, new in both if old.is_right and not new.is_right]
    yield f"\nsince the saved run ({len(both)} pairs in both): {len(gains)} gained, {len(losses)} lost"
    for sign, changes in (("+", gains), ("-", losses)):
        yield from (f"{sign} {new.id} {new.gold}: {old.label} → {new.label}" for old, new in changes)


def write_run(path: Path, answers: Sequence[Answer]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n")
        writer.writerow(RUN)
        writer.writerows((a.id, a.gold, a.label, f"{a.confidence:.4f}") for a in answers)


def read_run(path: Path) -> list[Answer]:
    """A saved run. Raises OptionError when the file is none."""
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t"))
        return [Answer(row["id"], row["gold"], row["label"], float(row["confidence"])) for row in rows]
    except (OSError, KeyError, ValueError) as error:
        raise OptionError(f"--against {path}: not a run saved with --save ({error})") from error
