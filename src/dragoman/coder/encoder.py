"""The learned model at work: marked sentences in, calibrated probabilities out.

Torch trains it, elsewhere; here onnxruntime runs it on one thread. The same call gives the same numbers on one
kind of processor, however many processes read. Eight-bit arithmetic scales the numbers of a batch together, so
pairs asked at the same time may move each other's third decimal: one report is one call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .encode import Ends, Input, Marked, arrange, marks_of
from .labels import LABELS, NONE, TYPES
from .model_file import Card, ModelFiles, load_files

Numbers = NDArray[np.float32]

# Inputs of about one length go together: more at once gain nothing on one thread.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one pair: the probability of each label, and that it runs the other way round.

    `types` are the probabilities of the types alone, given that there is an event; they sum to one.
    """

    types: dict[str, float]
    none: float
    turned: float

    @property
    def best(self) -> str:
        return max(self.types, key=lambda type: self.types[type])


@dataclass(frozen=True)
class Encoder:
    """The model loaded: its session, its tokenizer and its card."""

    session: Any
    tokenizer: Any
    ends: Ends
    card: Card

    @property
    def label(self) -> str:
        """Name and digest, as it stands in records."""
        return f"{self.card.name} {self.card.digests['model'][:8]}"

    def read(self, pairs: Sequence[Marked]) -> tuple[Reading, ...]:
        """One reading a pair, in the order given."""
        encoded = self.tokenizer.encode_batch([pair.text for pair in pairs], add_special_tokens=False)
        inputs = [arrange(pair, code, self.ends) for pair, code in zip(pairs, encoded, strict=True)]
        readings: list[Reading | None] = [None] * len(inputs)
        for rows in batches(inputs):
            types, turned = self._run([inputs[row] for row in rows])
            for row, logits, way in zip(rows, types, turned, strict=True):
                readings[row] = self._reading(logits, float(way))
        return tuple(reading for reading in readings if reading is not None)

    def _run(self, inputs: Sequence[Input]) -> tuple[Numbers, Numbers]:
        """Type logits (n × LABELS) and direction logits (n) of inputs of one length."""
        ids = np.array([item.ids for item in inputs], np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "marks": marks_of(inputs)}
        types, turned = self.session.run(["types", "turned"], given)
        return types, turned

    def _reading(self, logits: Numbers, way: float) -> Reading:
        whole = _softmax(logits / self.card.temperature)
        none = float(whole[LABELS.index(NONE)])
        given = whole[: len(TYPES)] / max(1e-9, 1.0 - none)
        types = {type: float(p) for type, p in zip(TYPES, given, strict=True)}
        return Reading(types, none, float(1 / (1 + np.exp(-way))))


def batches(inputs: Sequence[Input]) -> list[list[int]]:
    """Rows of exactly one length together, so that nothing is spent on padding."""
    by_length: dict[int, list[int]] = {}
    for row, item in enumerate(inputs):
        by_length.setdefault(len(item.ids), []).append(row)
    return [rows[at : at + BATCH] for rows in by_length.values() for at in range(0, len(rows), BATCH)]


def _softmax(logits: Numbers) -> Numbers:
    powers: Numbers = np.exp(logits - logits.max())
    shares: Numbers = powers / powers.sum()
    return shares


def load_encoder(files: ModelFiles | None = None) -> Encoder:
    """The shipped model, its files checked against the card. Raises ModelError naming the file and the remedy."""
    files = files or load_files()
    return Encoder(open_session(files.model), open_tokenizer(files), files.card.ends, files.card)


def open_session(model: bytes) -> Any:
    """An ONNX model ready to run, on one thread."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def open_tokenizer(files: ModelFiles) -> Any:
    """The tokenizer that never pads nor cuts; whoever asks for the same file's gets the same one."""
    return _tokenizer(files.tokenizer)


@lru_cache(maxsize=1)
def _tokenizer(content: bytes) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content.decode("utf-8"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
