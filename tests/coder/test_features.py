"""The shipped encoder gives its inner states, and its answers stay what they were."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.coder.encoder import load_encoder
from dragoman.coder.features import BLOCKS, FeatureReader, load_features, name_outputs
from dragoman.coder.given import parse_marked
from dragoman.coder.model_file import ModelFiles, load_files
from dragoman.errors import ModelError

PAIRS = [
    parse_marked("<s>France</s> condemned <t>Russia</t> for the attack."),
    parse_marked("<s>France</s> condemned the attack."),
    parse_marked("In the evening of Monday <s>Egypt</s> released <t>three journalists</t> from a prison in Cairo."),
]


@pytest.fixture(scope="module")
def reader() -> FeatureReader:
    return load_features()


def test_each_pair_has_its_features_whatever_stands_beside_it(reader: FeatureReader) -> None:
    together = reader.read(PAIRS)
    assert together.shape == (3, sum(BLOCKS))
    assert np.allclose(together[2], reader.read(PAIRS[2:])[0], atol=1e-5)
    assert not together[1, -BLOCKS[-1] // 3 :].any(), "an absent side leaves its block empty"
    assert together[0, -BLOCKS[-1] // 3 :].any()


def test_more_outputs_change_no_answer(reader: FeatureReader) -> None:
    encoder = load_encoder()
    named = type(encoder)(reader.session, encoder.tokenizer, encoder.ends, encoder.card)
    assert named.read(PAIRS) == encoder.read(PAIRS)


def test_a_model_without_such_states_is_refused() -> None:
    files = load_files()
    broken = ModelFiles(files.card, name_outputs(files.model, ["no such state"]), files.tokenizer)
    with pytest.raises(ModelError, match="no states to learn from"):
        load_features(broken)
