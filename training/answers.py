"""What a model answers on pairs it never saw, kept in a file between the steps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from dragoman.coder.encode import marks_of
from training.examples import Example
from training.fit import Reader

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Held:
    """Logits for some rows of the pairs: types, direction as given, and direction with the sides swapped."""

    rows: list[int]
    types: Numbers
    turned: Numbers
    swapped: Numbers


def answer(model: bytes, reader: Reader, pairs: Sequence[Example], rows: list[int]) -> Held:
    """The answers of a model, one pair at a time, as a caller with one pair gets them."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    types, turned = _run(session, reader, [pairs[row] for row in rows])
    _, swapped = _run(session, reader, [pairs[row].swapped() for row in rows])
    return Held(rows, types, turned, swapped)


def _run(session: onnxruntime.InferenceSession, reader: Reader, examples: list[Example]) -> tuple[Numbers, Numbers]:
    found = []
    for item in reader.inputs(examples):
        ids = np.array([item.ids], np.int64)
        given = {"ids": ids, "mask": np.ones_like(ids), "marks": marks_of([item])}
        found.append(session.run(["types", "turned"], given))
    return np.concatenate([types for types, _ in found]), np.concatenate([turned for _, turned in found])


def write_held(path: Path, held: Held) -> None:
    with path.open("wb") as out:
        np.savez(out, rows=np.array(held.rows), types=held.types, turned=held.turned, swapped=held.swapped)


def read_held(path: Path) -> Held:
    with np.load(path) as data:
        return Held([int(row) for row in data["rows"]], data["types"], data["turned"], data["swapped"])
