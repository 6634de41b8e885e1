"""Marks stand around the tokens they mark, and far words are left out."""

from dataclasses import dataclass

from dragoman.coder.encode import ABSENT, AFTER, BEFORE, Marked, MarkerIds, arrange
from dragoman.model import Span

IDS = MarkerIds((91, 92, 93, 94, 95, 96), 1, 2)


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


def test_each_mark_opens_before_its_first_token_and_closes_after_its_last() -> None:
    text = "Today the Canadian minister praised brave Latvia"
    marked = Marked(text, span_of(text, "the Canadian minister"), span_of(text, "Latvia"), span_of(text, "praised"))
    found = arrange(marked, Words(text), IDS)
    assert found.ids == (1, 100, 91, 101, 102, 103, 92, 95, 104, 96, 105, 93, 106, 94, 2)
    assert found.places == (2, 11, 7)


def test_a_side_outside_the_sentence_has_no_place() -> None:
    text = "Canada mobilised its army"
    found = arrange(Marked(text, span_of(text, "Canada"), None), Words(text), IDS)
    assert found.places == (1, ABSENT, ABSENT)


def test_a_mark_within_a_mark_stays_within() -> None:
    text = "Rebels of Syria fled"
    marked = Marked(text, span_of(text, "Rebels of Syria"), span_of(text, "Syria"))
    assert arrange(marked, Words(text), IDS).ids == (1, 91, 100, 101, 93, 102, 94, 92, 103, 2)


def test_words_far_from_every_mark_are_left_out() -> None:
    text = " ".join(["far"] * 50 + ["Canada", "praised", "Latvia"] + ["away"] * 50)
    marked = Marked(text, span_of(text, "Canada"), span_of(text, "Latvia"))
    found = arrange(marked, Words(text), IDS)
    assert len(found.ids) == 2 + 4 + BEFORE + 3 + AFTER
    assert found.places == (1 + BEFORE, 5 + BEFORE, ABSENT)
