"""How good a coder is on labelled pairs: accuracy, F1 by type, confusion and calibration.

Labelled pairs join CONCEDE and RETREAT under their old name YIELD; `joined` folds answers the same way when the
answers to be met do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

JOINED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
BINS = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """One pair: the label that is right, the coder's label and its confidence (0-1)."""

    id: str
    gold: str
    label: str
    confidence: float

    @property
    def is_right(self) -> bool:
        return self.gold == self.label


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one label, and how many pairs bear it."""

    label: str
    precision: float
    recall: float
    f1: float
    pairs: int


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence: its mean, the share that are right, and how many there are."""

    confidence: float
    accuracy: float
    answers: int


def join_types(types: dict[str, float]) -> dict[str, float]:
    """Probabilities by label with the joined types added up."""
    joined: dict[str, float] = {}
    for type, probability in types.items():
        name = JOINED.get(type, type)
        joined[name] = joined.get(name, 0.0) + probability
    return joined


def accuracy(answers: Sequence[Answer]) -> float:
    return share(answer.is_right for answer in answers)


def share(rights: Iterable[bool]) -> float:
    """The share of true ones; 0 of none."""
    seen = list(rights)
    return sum(seen) / len(seen) if seen else 0.0


def score_labels(answers: Sequence[Answer]) -> list[Score]:
    """A score for each label among the right ones, in alphabetic order."""
    hits = Counter(a.gold for a in answers if a.is_right)
    given = Counter(a.label for a in answers)
    gold = Counter(a.gold for a in answers)
    return [_score(label, hits[label], given[label], gold[label]) for label in sorted(gold)]


def _score(label: str, hits: int, given: int, gold: int) -> Score:
    precision, recall = hits / given if given else 0.0, hits / gold
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(label, precision, recall, f1, gold)


def macro_f1(answers: Sequence[Answer]) -> float:
    scores = score_labels(answers)
    return sum(score.f1 for score in scores) / len(scores) if scores else 0.0


def confusions(answers: Sequence[Answer]) -> list[tuple[tuple[str, str], int]]:
    """What was taken for what, most often first."""
    return Counter((a.gold, a.label) for a in answers if not a.is_right).most_common()


def calibration(answers: Sequence[Answer], bins: int = BINS) -> list[Bin]:
    """The answers in bins of equal width of confidence, empty bins left out."""
    held: dict[int, list[Answer]] = {}
    for answer in answers:
        held.setdefault(min(bins - 1, int(answer.confidence * bins)), []).append(answer)
    return [_bin(held[at]) for at in sorted(held)]


def _bin(answers: Sequence[Answer]) -> Bin:
    return Bin(sum(a.confidence for a in answers) / len(answers), accuracy(answers), len(answers))


def calibration_error(answers: Sequence[Answer], bins: int = BINS) -> float:
    """Expected calibration error: the mean gap between confidence and accuracy, weighted by answers."""
    total = len(answers) or 1
    return sum(abs(b.confidence - b.accuracy) * b.answers for b in calibration(answers, bins)) / total
