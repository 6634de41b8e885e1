"""The decision: weights over the signs, a threshold, and a sentence that says why.

The weights are data (`data/weights.yaml`), made by `evaluation/fit_triage.py` from reports that were read whole, and
chosen so that of those that tell of two states hardly one is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from math import exp, isfinite
from typing import Any

from ..errors import DataError
from ..gazetteer import Gazetteer, load_gazetteer
from ..model import Report
from ..text.words import read_words
from .cues import Cues, load_cues
from .signs import Signs, find_signs

_NAMED = 4  # states that a reason lists


@dataclass(frozen=True, slots=True)
class Look:
    """`passes`: whether the report is worth reading; `score`: how likely it tells of two states, 0 to 1."""

    passes: bool
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a logistic regression over the signs' values; what scores at least `threshold` passes."""

    threshold: float
    bias: float
    weights: dict[str, float]

    def score(self, signs: Signs) -> float:
        """The estimated chance, 0 to 1. Raises DataError when the weights are of other signs."""
        if self.weights.keys() != signs.values.keys():
            raise DataError("triage/data/weights.yaml is of other signs; make it anew with evaluation/fit_triage.py")
        total = self.bias + sum(self.weights[name] * value for name, value in signs.values.items())
        return 1 / (1 + exp(-max(-60.0, min(60.0, total))))


@dataclass(frozen=True, slots=True)
class Triage:
    """Looks at reports. Made by `load_triage`; holds nothing that changes, so one serves a whole run."""

    gazetteer: Gazetteer
    cues: Cues
    weights: Weights

    def look(self, report: Report) -> Look:
        """Whether a report may concern relations between states. No text makes it raise."""
        signs = self.signs(report)
        score = self.weights.score(signs)
        passes = score >= self.weights.threshold
        return Look(passes, round(score, 4), _explain(signs, score, self.weights.threshold))

    def signs(self, report: Report) -> Signs:
        """What `look` judges by."""
        return find_signs(report.title or "", report.text, self.gazetteer, self.cues)


@cache
def load_triage(gazetteer: str | None = None) -> Triage:
    """Triage, loaded once a process; `gazetteer` is the path of the user's own table, whose names count too.

    Raises what `load_gazetteer` raises, and DataError when a file of triage breaks its schema.
    """
    return Triage(load_gazetteer(gazetteer), load_cues(), read_weights(read_words(__package__, "weights")))


def read_weights(data: Any) -> Weights:
    """The weights out of the file's content. Raises DataError when it breaks its schema."""
    try:
        weights = Weights(
            float(data["threshold"]), float(data["bias"]), {k: float(v) for k, v in data["weights"].items()}
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(
            f"triage/data/weights.yaml must hold threshold, bias and weights as numbers: {error}"
        ) from error
    if not all(map(isfinite, (weights.threshold, weights.bias, *weights.weights.values()))):
        raise DataError("triage/data/weights.yaml holds a number that is not finite")
    return weights


def _explain(signs: Signs, score: float, threshold: float) -> str:
    """One sentence: the states named, how often they stand together, and the score beside the threshold."""
    ordered = sorted(signs.states.items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{state} ({count})" for state, count in ordered[:_NAMED]) or "no state"
    more = f" and {len(ordered) - _NAMED} more" if len(ordered) > _NAMED else ""
    mark = "at least" if score >= threshold else "under"
    return f"names {listed}{more}; score {score:.3f}, {mark} {threshold:.3f}"
