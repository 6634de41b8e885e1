"""The files of the learned model, and the checks before they are used.

The card (`event_model.json`) says what the model is, which labels it tells apart and the SHA-256 of the other
files. A file that is missing, cut short or of another version is an error that names it: reading on with patterns
alone would give another record under the same name.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from ..errors import ModelError
from .encode import Ends
from .labels import LABELS

FORMAT = "dragoman/event-model/2"
FOLDER = Path(__file__).parent / "data"
CARD, MODEL, TOKENIZER = "event_model.json", "event_model.onnx", "event_tokenizer.json"
REMEDY = "reinstall dragoman, or remake it with `make train` in a checkout"


@dataclass(frozen=True, slots=True)
class Card:
    """What reading needs of the card: name, digests by file, the temperature and the end tokens' numbers."""

    name: str
    digests: dict[str, str]
    temperature: float
    ends: Ends


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """The bytes of the model and of its tokenizer, known to be those the card means."""

    card: Card
    model: bytes
    tokenizer: bytes


def load_files(folder: Path = FOLDER) -> ModelFiles:
    """All files of the model in `folder`. Raises ModelError."""
    card = read_card(folder / CARD)
    model = _checked(folder / MODEL, card.digests["model"])
    return ModelFiles(card, model, _checked(folder / TOKENIZER, card.digests["tokenizer"]))


def read_card(path: Path) -> Card:
    """The card. Raises ModelError when it is missing, broken or of another version."""
    try:
        card = json.loads(_bytes(path))
    except ValueError as error:
        raise ModelError(f"{path}: the event model's card is cut short or broken; {REMEDY}") from error
    if not isinstance(card, dict) or card.get("format") != FORMAT or card.get("labels") != list(LABELS):
        raise ModelError(f"{path}: the event model is of another version than {FORMAT}; {REMEDY}")
    ends = Ends(card["ends"]["first"], card["ends"]["last"])
    return Card(card["name"], card["sha256"], card["temperature"], ends)


def _checked(path: Path, digest: str) -> bytes:
    content = _bytes(path)
    if hashlib.sha256(content).hexdigest() != digest:
        raise ModelError(f"{path}: not the file its card names (cut short, or of another version); {REMEDY}")
    return content


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: the event model's file is missing; {REMEDY}") from error
