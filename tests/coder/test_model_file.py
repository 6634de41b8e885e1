"""The model's files are checked before use; a wrong one is named with the remedy, and nothing is read without."""

import json
import shutil
from pathlib import Path

import pytest

from dragoman.coder.model_file import CARD, FOLDER, MODEL, TOKENIZER, load_files
from dragoman.errors import ModelError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may break."""
    for name in (CARD, MODEL, TOKENIZER):
        shutil.copy(FOLDER / name, tmp_path / name)
    return tmp_path


def test_the_shipped_files_are_those_of_the_card() -> None:
    files = load_files()
    assert len(files.model) < 30_000_000
    assert files.card.temperature > 0


@pytest.mark.parametrize("name", [CARD, MODEL, TOKENIZER])
def test_a_missing_file_is_named_with_the_remedy(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name}: .*missing; .*make train"):
        load_files(folder)


@pytest.mark.parametrize("name", [CARD, MODEL, TOKENIZER])
def test_a_file_cut_short_is_named_with_the_remedy(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelError, match=rf"{name}: .*cut short.*make train"):
        load_files(folder)


def test_a_card_of_another_version_is_refused(folder: Path) -> None:
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    (folder / CARD).write_text(json.dumps({**card, "format": "dragoman/event-model/0"}), encoding="utf-8")
    with pytest.raises(ModelError, match="another version"):
        load_files(folder)
