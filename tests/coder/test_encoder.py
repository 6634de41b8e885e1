"""The shipped model on sentences that nobody would code otherwise."""

import pytest

from dragoman.coder.encoder import Encoder, load_encoder
from dragoman.coder.given import parse_marked

PLAIN = [
    ("<s>France</s> condemned <t>Russia</t> for the attack.", "ACCUSE"),
    ("<s>The Turkish president</s> met <t>Chancellor Olaf Scholz</t> in Berlin on Friday.", "CONSULT"),
    ("<s>Japan</s> sent medicine and tents to <t>Nepal</t>.", "AID"),
    ("<s>Israel</s> bombed targets in <t>Syria</t> overnight.", "ASSAULT"),
    ("<s>Police in Minsk</s> arrested <t>two journalists</t>.", "COERCE"),
    ("<s>Iran</s> rejected an offer from <t>the United States</t>.", "REJECT"),
    ("<s>The United Nations</s> called on <t>Sudan</t> to end the siege.", "REQUEST"),
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.mark.parametrize(("text", "type"), PLAIN)
def test_plain_sentences_get_their_type(encoder: Encoder, text: str, type: str) -> None:
    (reading,) = encoder.read([parse_marked(text)])
    assert reading.best == type


def test_probabilities_are_probabilities(encoder: Encoder) -> None:
    for reading in encoder.read([parse_marked(text) for text, _ in PLAIN]):
        assert sum(reading.types.values()) == pytest.approx(1, abs=1e-4)
        assert 0 <= reading.none <= 1
        assert 0 <= reading.turned <= 1


def test_the_other_way_round_is_seen(encoder: Encoder) -> None:
    right, swapped = encoder.read(
        [
            parse_marked("<s>Israel</s> bombed targets in <t>Syria</t> overnight."),
            parse_marked("<t>Israel</t> bombed targets in <s>Syria</s> overnight."),
        ]
    )
    assert right.turned < 0.5 < swapped.turned


def test_the_same_call_gives_the_same_numbers(encoder: Encoder) -> None:
    pairs = [parse_marked(text) for text, _ in PLAIN]
    assert encoder.read(pairs) == encoder.read(pairs)
    assert load_encoder().read(pairs) == encoder.read(pairs)


def test_no_pairs_no_readings(encoder: Encoder) -> None:
    assert encoder.read([]) == ()
