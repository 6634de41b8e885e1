"""The figures of a cross-validation, from the answers on the folds held out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from dragoman.coder.labels import LABELS, NONE, TYPES
from dragoman.coder.measure import (
    Answer,
    accuracy,
    calibration_error,
    join_types,
    macro_f1,
    share,
)
from training.answers import Held
from training.examples import JOINED, LABELLED, READ, Example
from training.no_event import ASKED, PAIR, told_of, unmarked
from training.no_event import describe as describe_none

Figures = dict[str, float]
# So sure of an event the network must be where no word is marked that may tell one: 1 less this.
UNSURE = 0.08
# What each kind of wrong pair is told apart from: events judged right.
RIGHT, WRONG = "judged right", ("bystander", "judged no event", "judged wrong side")
QUAD = {
    "AGREE": "VC", "CONSULT": "VC", "SUPPORT": "VC", "COOPERATE": "MC", "AID": "MC", "YIELD": "MC", "REQUEST": "VK",
    "ACCUSE": "VK", "REJECT": "VK", "THREATEN": "VK", "PROTEST": "MK", "SANCTION": "MK", "MOBILIZE": "MK",
    "COERCE": "MK", "ASSAULT": "MK",
}  # fmt: skip


def measure_held(pairs: Sequence[Example], held: Sequence[Held], temperature: float = 1.0) -> Figures:
    """All figures: types on the labelled pairs, direction, and no event on the pairs that we read."""
    if not held:
        return {}
    answers = labelled_answers(pairs, held, temperature)
    quads = [Answer(a.id, QUAD[a.gold], QUAD[a.label], a.confidence) for a in answers]
    figures = {
        "pairs": len(answers), "accuracy": accuracy(answers), "macro_f1": macro_f1(answers),
        "quad_macro_f1": macro_f1(quads), "calibration_error": calibration_error(answers),
    }  # fmt: skip
    figures.update(_direction(pairs, held, lambda pair: pair.kind != PAIR, "direction"))
    figures.update(_direction(pairs, held, lambda pair: pair.kind == PAIR, "direction, judged pairs"))
    figures.update(_none(pairs, held, temperature))
    figures.update(_told_apart(pairs, held, temperature))
    return {name: round(value, 4) for name, value in figures.items()}


def labelled_answers(pairs: Sequence[Example], held: Sequence[Held], temperature: float) -> list[Answer]:
    """The answers on the labelled pairs, CONCEDE and RETREAT joined."""
    answers = []
    for part in held:
        for row, logits in zip(part.rows, part.types, strict=True):
            example = pairs[row]
            if example.kind == LABELLED:
                types = dict(zip(TYPES, given_event(logits, temperature), strict=True))
                joined = join_types({type: float(p) for type, p in types.items()})
                label = max(joined, key=lambda name: joined[name])
                answers.append(Answer(str(row), gold_of(example), label, joined[label]))
    return answers


def gold_of(example: Example) -> str:
    """The label's old name where the example admits the two types it joined."""
    return next((old for old, new in JOINED.items() if example.admits == new), example.admits[0])


def given_event(logits: NDArray[np.float32], temperature: float) -> NDArray[np.float32]:
    """Probabilities of the types, given that there is an event."""
    powers: NDArray[np.float32] = np.exp((logits[: len(TYPES)] - logits[: len(TYPES)].max()) / temperature)
    shares: NDArray[np.float32] = powers / powers.sum()
    return shares


def _direction(
    pairs: Sequence[Example], held: Sequence[Held], is_meant: Callable[[Example], bool], name: str
) -> Figures:
    """How often the way of a directed pair is told right, as given and with the sides swapped."""
    rights, swaps = [], []
    for part in held:
        for row, turned, swapped in zip(part.rows, part.turned, part.swapped, strict=True):
            way = pairs[row].turned
            if way is not None and is_meant(pairs[row]):
                rights.append((turned > 0) == way)
                swaps.append((swapped > 0) != way)
    return {name: share([*rights, *swaps]), f"{name}, swapped": share(swaps), f"{name}, pairs": len(rights)}


def none_curve(pairs: Sequence[Example], held: Sequence[Held], temperature: float) -> Iterator[str]:
    """Precision and recall of "no event" by the probability asked for: pairs that we read, then judged ones."""
    found = _none_found(pairs, held, temperature)
    for asked in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        precision = share(is_none for p, is_none in found if p > asked)
        recall = share(p > asked for p, is_none in found if is_none)
        yield f"no event at {asked:.1f}: precision {precision:.3f}, recall {recall:.3f}"
    yield unmarked([pair for pair in pairs if pair.kind == READ])
    yield _as_the_reader_asks(pairs, held, temperature)
    for kind in (ASKED, PAIR):
        rows = [(pairs[row], logits) for part in held for row, logits in zip(part.rows, part.types, strict=True)]
        of_kind = [(pair, _none_probability(logits, temperature)) for pair, logits in rows if pair.kind == kind]
        if len({pair.admits == (NONE,) for pair, _ in of_kind}) == 2:
            examples, found = zip(*of_kind, strict=True)
            yield from describe_none(kind, told_of(examples, found))


def _as_the_reader_asks(pairs: Sequence[Example], held: Sequence[Held], temperature: float) -> str:
    """ "No event" where no word is marked, unless the network is sure of one, and where it says so at one half."""
    rows = [(pairs[row], logits) for part in held for row, logits in zip(part.rows, part.types, strict=True)]
    read = [(pair, _none_probability(logits, temperature)) for pair, logits in rows if pair.kind == READ]
    called = [p > 0.5 or (p > UNSURE and pair.marked.trigger is None) for pair, p in read]
    told = told_of([pair for pair, _ in read], [float(one) for one in called])
    precision, recall = told.at(0.5)
    return f"no word marked, or no event at 0.5: precision {precision:.3f}, recall {recall:.3f}"


def _none_found(
    pairs: Sequence[Example], held: Sequence[Held], temperature: float, kinds: Collection[str] = (READ,)
) -> list[tuple[float, bool]]:
    """The probability of no event for each pair of some kinds, and whether there is none."""
    return [
        (_none_probability(logits, temperature), pairs[row].admits == (NONE,))
        for part in held
        for row, logits in zip(part.rows, part.types, strict=True)
        if pairs[row].kind in kinds
    ]


def _none(pairs: Sequence[Example], held: Sequence[Held], temperature: float) -> Figures:
    """Precision and recall of "no event" on the pairs that we read in the corpus, at one half."""
    found = _none_found(pairs, held, temperature)
    said = [is_none for p, is_none in found if p > 0.5]
    recall = share([p > 0.5 for p, is_none in found if is_none])
    return {"none_precision": share(said), "none_recall": recall, "none_pairs": sum(n for _, n in found)}


def _told_apart(pairs: Sequence[Example], held: Sequence[Held], temperature: float) -> Figures:
    """How well no event tells each kind of wrong pair from events judged right (area under the curve)."""
    figures = {}
    for kind in WRONG:
        found = _none_found(pairs, held, temperature, (RIGHT, kind))
        if len({is_none for _, is_none in found}) == 2:
            figures[f"auc, {kind}"] = float(roc_auc_score([n for _, n in found], [p for p, _ in found]))
    return figures


def _none_probability(logits: NDArray[np.float32], temperature: float) -> float:
    powers = np.exp((logits - logits.max()) / temperature)
    return float(powers[LABELS.index(NONE)] / powers.sum())
