"""Marks are told by the places of their tokens, and far words are left out."""

from dataclasses import dataclass

import numpy as np

from dragoman.coder.encode import AFTER, BEFORE, LONGEST, Ends, Marked, arrange, marks_of
from dragoman.model import Span

ENDS = Ends(1, 2)


@dataclass
class Words:
    """Stands in for the tokenizer: one token a word, its number the word's place."""

    text: str

    @property
    def offsets(self) -> list[tuple[int, int]]:
        found, at = [], 0
        for word in self.text.split(" "):
            found.append((at, at + len(word)))
            at += len(word) + 1
        return found

    @property
    def ids(self) -> list[int]:
        return [100 + i for i, _ in enumerate(self.text.split(" "))]


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_each_mark_is_the_range_of_its_tokens() -> None:
    text = "Today the Canadian minister praised brave Latvia"
    marked = Marked(text, span_of(text, "the Canadian minister"), span_of(text, "Latvia"), span_of(text, "praised"))
    found = arrange(marked, Words(text), ENDS)
    assert found.ids == (1, 100, 101, 102, 103, 104, 105, 106, 2)
    assert found.marks == ((2, 5), (7, 8), (5, 6))


def test_a_side_outside_the_sentence_has_no_place() -> None:
    text = "Canada mobilised its army"
    found = arrange(Marked(text, span_of(text, "Canada"), None), Words(text), ENDS)
    assert found.marks == ((1, 2), None, None)


def test_a_word_may_be_of_several_marks() -> None:
    text = "Rebels of Syria fled"
    marked = Marked(text, span_of(text, "Rebels of Syria"), span_of(text, "Syria"))
    table = marks_of([arrange(marked, Words(text), ENDS)])
    assert table.shape == (1, 6, 3)
    assert np.array_equal(table[0, :, 0], [0, 1, 1, 1, 0, 0])
    assert np.array_equal(table[0, :, 1], [0, 0, 0, 1, 0, 0])
    assert not table[0, :, 2].any()


def test_words_far_from_every_mark_are_left_out() -> None:
    text = " ".join(["far"] * 50 + ["Canada", "praised", "Latvia"] + ["away"] * 50)
    marked = Marked(text, span_of(text, "Canada"), span_of(text, "Latvia"))
    found = arrange(marked, Words(text), ENDS)
    assert len(found.ids) == 2 + BEFORE + 3 + AFTER
    assert found.marks == ((1 + BEFORE, 2 + BEFORE), (3 + BEFORE, 4 + BEFORE), None)


def test_a_mark_past_the_longest_input_is_cut_off() -> None:
    text = " ".join(["Canada", *["and"] * LONGEST, "Latvia"])
    found = arrange(Marked(text, span_of(text, "Canada"), span_of(text, "Latvia")), Words(text), ENDS)
    assert len(found.ids) == LONGEST + 2
    assert found.marks == ((1, 2), None, None)
