"""The model of a user's own codebook: one small JSON file beside the shipped encoder.

It holds the types, the head's weights with their digest, which encoder they stand on, and the digests of the
sentences it learned from, so that it is never measured on them by mistake.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import ModelError
from .encode import Marked
from .features import BLOCKS, FeatureReader, load_features
from .head import Head, fit_head
from .own_codebook import OwnCodebook, OwnType

FORMAT = "dragoman/own-coder/1"
REMEDY = "remake it with `dragoman train --codebook`"


@dataclass(frozen=True)
class OwnModel:
    """A head for the types of a codebook, on the shipped encoder. `learned` are digests of its sentences."""

    name: str
    types: tuple[OwnType, ...]
    head: Head
    learned: frozenset[str]
    reader: FeatureReader

    @property
    def labels(self) -> tuple[str, ...]:
        """The types, and NONE where the codebook showed any."""
        return self.head.labels

    def read(self, pairs: Sequence[Marked]) -> list[dict[str, float]]:
        """For each pair the probability of each label, summing to one."""
        if not pairs:
            return []
        rows = self.head.probabilities(self.reader.read(pairs))
        return [{label: float(p) for label, p in zip(self.labels, row, strict=True)} for row in rows]

    def has_learned(self, pair: Marked) -> bool:
        """Whether the sentence, whoever is marked in it, was among the examples."""
        return digest_sentence(pair.text) in self.learned


def train_model(codebook: OwnCodebook, reader: FeatureReader) -> OwnModel:
    features = reader.read([example.marked for example in codebook.examples])
    head = fit_head(features, [example.label for example in codebook.examples])
    learned = frozenset(digest_sentence(example.marked.text) for example in codebook.examples)
    return OwnModel(codebook.name, codebook.types, head, learned, reader)


def digest_sentence(text: str) -> str:
    """The same for sentences that differ in nothing but white space and capitals."""
    return hashlib.sha256(" ".join(text.lower().split()).encode()).hexdigest()[:12]


def write_model(path: Path, model: OwnModel, figures: dict[str, float]) -> None:
    """One JSON file; `figures` (what cross-validation gave) stand in it for people."""
    head = model.head
    numbers = np.concatenate([head.centre, head.weights.ravel(), head.bias]).astype("<f4").tobytes()
    card = {
        "format": FORMAT, "name": model.name, "encoder": model.reader.digest, "labels": list(model.labels),
        "types": {type.name: type.definition for type in model.types}, "figures": figures,
        "learned": sorted(model.learned), "sha256": hashlib.sha256(numbers).hexdigest(),
        "weights": base64.b64encode(numbers).decode("ascii"),
    }  # fmt: skip
    path.write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def load_model(path: Path, reader: FeatureReader | None = None) -> OwnModel:
    """The model of a file. Raises ModelError naming the file when it is missing, cut short or for another encoder."""
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"{path}: no such model ({error.strerror}); {REMEDY}") from error
    except ValueError as error:
        raise ModelError(f"{path}: the model is cut short or broken; {REMEDY}") from error
    if not isinstance(card, dict) or card.get("format") != FORMAT:
        raise ModelError(f"{path}: not a model of the form {FORMAT}; {REMEDY}")
    reader = reader or load_features()
    if card.get("encoder") != reader.digest:
        raise ModelError(f"{path}: made on another version of the encoder; {REMEDY}")
    try:
        types = tuple(OwnType(name, definition) for name, definition in card["types"].items())
        return OwnModel(card["name"], types, _head(card), frozenset(card["learned"]), reader)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: the model is cut short or broken; {REMEDY}") from error


def _head(card: dict[str, Any]) -> Head:
    """The weights of a card. Raises ValueError when they are not the bytes that the card means."""
    numbers = base64.b64decode(card["weights"], validate=True)
    if hashlib.sha256(numbers).hexdigest() != card["sha256"]:
        raise ValueError("other weights")
    labels, width = tuple(card["labels"]), sum(BLOCKS)
    flat = np.frombuffer(numbers, "<f4").astype(np.float64)
    centre, weights, bias = np.split(flat, [width, width + width * len(labels)])
    return Head(labels, centre, weights.reshape(width, len(labels)), bias)
