"""A model of one's own types is written, read back, and refused when it is not whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.coder.features import FeatureReader, load_features
from dragoman.coder.given import parse_marked
from dragoman.coder.own_codebook import read_codebook
from dragoman.coder.own_model import OwnModel, load_model, train_model, write_model
from dragoman.errors import ModelError
from places import EXAMPLES

CODEBOOK = EXAMPLES / "codebook" / "sanctions.yaml"
PAIR = parse_marked("<s>Slovakia</s> expelled <t>35 employees of the Russian mission</t>.")


@pytest.fixture(scope="module")
def reader() -> FeatureReader:
    return load_features()


@pytest.fixture(scope="module")
def model(reader: FeatureReader) -> OwnModel:
    return train_model(read_codebook(CODEBOOK), reader)


@pytest.fixture
def file(model: OwnModel, tmp_path: Path) -> Path:
    path = tmp_path / "own.model"
    write_model(path, model, {"accuracy": 0.6})
    return path


def test_what_was_written_answers_the_same(model: OwnModel, file: Path, reader: FeatureReader) -> None:
    again = load_model(file, reader)
    (shares,), (before,) = again.read([PAIR]), model.read([PAIR])
    assert max(shares, key=lambda label: shares[label]) == "EXPULSION"
    assert shares == pytest.approx(before, abs=1e-5)
    assert (again.types, again.learned) == (model.types, model.learned)
    assert again.read([]) == []


def test_the_same_codebook_gives_the_same_bytes(file: Path, tmp_path: Path, reader: FeatureReader) -> None:
    write_model(tmp_path / "again", train_model(read_codebook(CODEBOOK), reader), {"accuracy": 0.6})
    assert (tmp_path / "again").read_bytes() == file.read_bytes()


def test_it_knows_the_sentences_it_learned_from(model: OwnModel) -> None:
    assert model.has_learned(parse_marked("<s>Mali</s> sent  the <t>French ambassador</t> away."))
    assert not model.has_learned(PAIR)


def test_a_file_cut_short_or_of_another_kind_is_refused(file: Path, reader: FeatureReader) -> None:
    whole = file.read_text()
    card = json.loads(whole)
    broken = {
        "cut short or broken": whole[: len(whole) // 2],
        "not a model of the form": json.dumps({**card, "format": "dragoman/own-coder/0"}),
        "another version of the encoder": json.dumps({**card, "encoder": "0"}),
        "is cut short": json.dumps({**card, "weights": card["weights"][:-400]}),
    }
    for complaint, content in broken.items():
        file.write_text(content)
        with pytest.raises(ModelError, match=rf"{file}: .*{complaint}.*dragoman train --codebook"):
            load_model(file, reader)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="nowhere: no such model"):
        load_model(tmp_path / "nowhere")
