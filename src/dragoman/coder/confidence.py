"""One calibrated confidence out of what pattern and model say, as a logistic scale.

Its weights (`data/confidence.yaml`) were fitted on events that people judged one by one; the file says which. A
floor for precision and the point from which the model's "no event" counts as a veto stand beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, log1p
from pathlib import Path
from typing import Any

import yaml

from ..errors import DataError

FILE = Path(__file__).parent / "data" / "confidence.yaml"
FEATURES = (
    "pattern", "agreement", "none", "lone", "inherited", "said", "far", "alone", "wished", "spoken", "owned",
    "transcript",
)  # fmt: skip
_LEAST, _MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Evidence:
    """For and against one event.

    Of 0-1: `pattern` is the pattern's own confidence, `agreement` the model's probability of the pattern's type, `none`
    and `turned` its probabilities of no event and of the other way round. `distance` counts the characters between
    actor and trigger (0 for an actor outside the sentence).

    `is_lone`: the recipient stands outside the sentence; `is_inherited`: it is whoever the report was about;
    `is_said`: somebody quoted tells the event; `is_alone`: there is one side and no other; `is_wished`: the sentence
    has a word of hope or opinion; `is_spoken`: the actor is whoever speaks; `is_owned`: the actor owns the trigger
    ("Russia's attack"); `is_transcript`: several people speak in turn.
    """

    pattern: float
    agreement: float
    none: float
    turned: float
    distance: int = 0
    is_lone: bool = False
    is_inherited: bool = False
    is_said: bool = False
    is_alone: bool = False
    is_wished: bool = False
    is_spoken: bool = False
    is_owned: bool = False
    is_transcript: bool = False

    @property
    def features(self) -> tuple[float, ...]:
        """In the order of FEATURES; probabilities as log odds. `turned` only vetoes: it tells no right from wrong."""
        odds = (_odds(self.pattern), _odds(self.agreement), _odds(self.none))
        sides = (self.is_lone, self.is_inherited, self.is_said)
        told = (self.is_alone, self.is_wished, self.is_spoken, self.is_owned, self.is_transcript)
        return (*odds, *map(float, sides), log1p(self.distance), *map(float, told))


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights by feature and the bias; the model's certainties that there is no event, or the other way, that veto.

    `near` are, by type, the types under which the pairs that the model learned from put some of the same events;
    `wishes` are beginnings of words, in lower case, that tell of hope or opinion.
    """

    weights: tuple[float, ...]
    bias: float
    veto_none: float
    veto_turned: float
    near: dict[str, tuple[str, ...]]
    wishes: tuple[str, ...] = ()

    def confidence(self, evidence: Evidence) -> float:
        """The share of events with such evidence that a careful reader finds right."""
        total = self.bias + sum(w * f for w, f in zip(self.weights, evidence.features, strict=True))
        return min(_MOST, max(_LEAST, 1 / (1 + exp(-total))))

    def vetoes(self, evidence: Evidence) -> bool:
        return evidence.none >= self.veto_none or evidence.turned >= self.veto_turned

    def is_wished(self, sentence: str) -> bool:
        """Whether a sentence has a word of hope or opinion."""
        words = f" {sentence.lower()}"
        return any(f" {wish}" in words for wish in self.wishes)


def load_scale(path: Path = FILE) -> Scale:
    """The fitted scale. Raises DataError when the file breaks its form."""
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    weights = data.get("weights", {})
    if set(weights) != set(FEATURES):
        raise DataError(f"{path}: weights must be given for exactly {', '.join(FEATURES)}")
    veto = data["veto"]
    near = {type: tuple(others) for type, others in data["near"].items()}
    of_features = tuple(weights[name] for name in FEATURES)
    return Scale(of_features, data["bias"], veto["none"], veto["turned"], near, tuple(data["wishes"]))


def _odds(probability: float) -> float:
    held = min(_MOST, max(_LEAST, probability))
    return log(held / (1 - held))
