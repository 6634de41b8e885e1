"""What the shipped encoder makes of a pair, as numbers that a small head can learn from.

The ONNX file gives types and direction only. Its inner states can be asked for as well, once they are named among
the outputs: a protobuf message that is appended to another is merged into it, so a few bytes behind the model name
them, and the file that ships stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from .encode import Ends, Input, Marked, arrange, marks_of
from .encoder import batches, open_session, open_tokenizer
from .model_file import REMEDY, ModelFiles, load_files

Numbers = NDArray[np.float32]

# Both layers that read the whole sentence: words, and phrases; above them the marks are read on.
LAYERS, LAST = (0, 1), 3
WIDTH = 384
# One block for the mean of the tokens after each layer, and one for opening and sides after the last.
BLOCKS = (*(WIDTH,) * len(LAYERS), 3 * WIDTH)
_NAMES = [f"/layer.{layer}/out/LayerNormalization_output_0" for layer in (*LAYERS, LAST)]


@dataclass(frozen=True)
class FeatureReader:
    """The shipped encoder, asked for its inner states. `digest` says which encoder it is."""

    session: Any
    tokenizer: Any
    ends: Ends
    digest: str

    def read(self, pairs: Sequence[Marked]) -> Numbers:
        """Features, pairs × sum(BLOCKS), in the order given."""
        encoded = self.tokenizer.encode_batch([pair.text for pair in pairs], add_special_tokens=False)
        inputs = [arrange(pair, code, self.ends) for pair, code in zip(pairs, encoded, strict=True)]
        out = np.zeros((len(inputs), sum(BLOCKS)), np.float32)
        for rows in batches(inputs):
            out[rows] = self._run([inputs[row] for row in rows])
        return out

    def _run(self, inputs: Sequence[Input]) -> Numbers:
        ids = np.array([item.ids for item in inputs], np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "marks": marks_of(inputs)}
        states: list[Numbers] = self.session.run(_NAMES, given)
        there = np.array([[True, *(item.marks[side] is not None for side in (0, 1))] for item in inputs])
        ends = states[-1][:, :3] * there[:, :, None]
        features: Numbers = np.concatenate(
            [*(layer.mean(1) for layer in states[:-1]), *np.moveaxis(ends, 1, 0)], axis=1
        )
        return features


def load_features(files: ModelFiles | None = None) -> FeatureReader:
    """The shipped encoder with its states among the outputs. Raises ModelError when the file has no such states."""
    files = files or load_files()
    try:
        session = open_session(name_outputs(files.model, _NAMES))
    except Exception as error:  # onnxruntime raises kinds of its own, with no common base
        raise ModelError(f"the event model has no states to learn from ({error}); {REMEDY}") from error
    return FeatureReader(session, open_tokenizer(files), files.card.ends, files.card.digests["model"])


def name_outputs(model: bytes, names: Sequence[str]) -> bytes:
    """The model with more of its inner values among the outputs (ModelProto.graph is field 7, its outputs field 12)."""
    values = b"".join(_field(12, _field(1, name.encode())) for name in names)
    return model + _field(7, values)


def _field(number: int, content: bytes) -> bytes:
    """A protobuf field of known length."""
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
