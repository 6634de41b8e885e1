"""From a trained network to the files that ship: ONNX with eight-bit weights, the tokenizer and the card."""

from __future__ import annotations

import hashlib
import json
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from dragoman.coder.encode import Ends
from dragoman.coder.labels import LABELS
from dragoman.coder.model_file import CARD, FORMAT, MODEL, TOKENIZER
from training.network import EventNetwork

OPSET = 17
NAME = "event-coder-4"


def export_network(network: EventNetwork) -> bytes:
    """The network as ONNX, every matrix in eight bits per channel."""
    network.eval()
    ids = torch.randint(1000, 2000, (2, 12))
    marks = torch.zeros(2, 12, 3)
    marks[0, 1:3, 0] = marks[0, 5:9, 1] = marks[1, 2, 2] = 1
    given = (ids, torch.ones_like(ids), marks)
    pairs, tokens = {0: "pairs"}, {0: "pairs", 1: "tokens"}
    axes = {"ids": tokens, "mask": tokens, "marks": tokens, "types": pairs, "turned": pairs}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            network, given, str(whole), input_names=["ids", "mask", "marks"], output_names=["types", "turned"],
            dynamic_axes=axes, opset_version=OPSET, dynamo=False,
        )  # fmt: skip
        quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
        return small.read_bytes()


def write_files(
    folder: Path, model: bytes, encoder: Path, ends: Ends, temperature: float, about: dict[str, Any]
) -> None:
    """Write model, tokenizer and card into `folder`; `about` (data, licences, figures, limits) goes into the card."""
    tokenizer = _slim_tokenizer(encoder / "tokenizer.json")
    card = {
        "format": FORMAT, "name": NAME, "labels": list(LABELS),
        "sha256": {"model": hashlib.sha256(model).hexdigest(), "tokenizer": hashlib.sha256(tokenizer).hexdigest()},
        "temperature": round(temperature, 3),
        "ends": {"first": ends.first, "last": ends.last},
        **about,
    }  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MODEL).write_bytes(model)
    (folder / TOKENIZER).write_bytes(tokenizer)
    (folder / CARD).write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _slim_tokenizer(path: Path) -> bytes:
    """The tokenizer without padding and truncation, which reading never wants."""
    tokenizer = json.loads(path.read_text(encoding="utf-8"))
    tokenizer["padding"] = tokenizer["truncation"] = None
    return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
