"""Rules and model together: agreement is trusted, disagreement is not, and certainty of no event vetoes."""

from dataclasses import replace

import pytest

from dragoman.codebook import load_codebook
from dragoman.coder import EventCoder, Question, load_coder
from dragoman.coder.confidence import load_scale
from dragoman.coder.encoder import Reading
from dragoman.coder.labels import TYPES
from dragoman.coder.model_coder import weigh
from dragoman.model import Span

PRAISE = Question("Canada praised Latvia for its help.", Span(0, 6), Span(15, 21), Span(7, 14), "SUPPORT", 0.7)
SCALE = replace(load_scale(), near={}, wishes=("hop",))
READING = Reading({type: 1 / len(TYPES) for type in TYPES}, none=0.1, turned=0.2)


@pytest.fixture(scope="module")
def coder() -> EventCoder:
    return load_coder(load_codebook())


def test_where_pattern_and_model_disagree_the_confidence_says_so(coder: EventCoder) -> None:
    agreed, disputed = coder.decide([PRAISE, replace(PRAISE, suggestion="ASSAULT")])
    assert agreed.type == "SUPPORT"
    assert agreed.confidence > disputed.confidence


def test_answers_come_in_the_order_of_the_questions(coder: EventCoder) -> None:
    long = replace(PRAISE, sentence=PRAISE.sentence + " It was said in Riga on Monday.", suggestion="ASSAULT")
    assert [d.type for d in coder.decide([long, PRAISE])] == ["ASSAULT", "SUPPORT"]
    assert coder.decide([]) == ()


def test_the_way_counts_only_where_both_sides_of_a_directed_deed_are_seen() -> None:
    assert weigh(PRAISE, READING, SCALE).turned == READING.turned
    assert weigh(replace(PRAISE, suggestion="CONSULT"), READING, SCALE).turned == 0
    alone = weigh(replace(PRAISE, recipient=None), READING, SCALE)
    assert (alone.turned, alone.is_lone) == (0, True)


def test_types_that_the_labelled_pairs_mix_count_together() -> None:
    mixed = replace(SCALE, near={"SUPPORT": ("AGREE",)})
    assert weigh(PRAISE, READING, mixed).agreement == pytest.approx(2 / len(TYPES))
    assert weigh(PRAISE, READING, SCALE).agreement == pytest.approx(1 / len(TYPES))


def test_what_the_sentence_and_the_report_tell_is_weighed() -> None:
    evidence = weigh(replace(PRAISE, slots=("speaker", "object"), is_alone=True), READING, SCALE)
    assert (evidence.distance, evidence.is_spoken, evidence.is_owned, evidence.is_alone) == (1, True, False, True)
    assert weigh(replace(PRAISE, actor=None), READING, SCALE).distance == 0
    hoped = replace(PRAISE, sentence="Canada praised Latvia, hoping for its help.")
    assert [weigh(q, READING, SCALE).is_wished for q in (PRAISE, hoped)] == [False, True]
