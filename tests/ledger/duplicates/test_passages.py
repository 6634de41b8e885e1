"""Changed passages: their spans give their words, and what is outside them is the same in both texts."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.ledger.duplicates import Change, changed_passages
from dragoman.ledger.duplicates.words import plain_word, words_of
from dragoman.model import Span
from timing import cost

OLD = "Ferry sinks\n\nAt least 12 people died. Boats searched\nthe sea. The captain lives."
NEW = "Ferry sinks\n\nAt least 15 people died. Boats searched the sea. Divers found the recorder. The captain lives."


def shown(changes: tuple[Change, ...], old: str, new: str) -> list[tuple[str, str, str]]:
    return [(change.kind, change.old.words(old), change.new.words(new)) for change in changes]


def test_a_changed_figure_and_an_added_sentence() -> None:
    assert shown(changed_passages(OLD, NEW), OLD, NEW) == [
        ("replaced", "12", "15"),
        ("added", "", "Divers found the recorder"),
    ]


def test_the_way_back_removes() -> None:
    assert shown(changed_passages(NEW, OLD), NEW, OLD) == [
        ("replaced", "15", "12"),
        ("removed", "Divers found the recorder", ""),
    ]


def test_the_place_of_what_is_missing_is_after_the_words_before() -> None:
    added = changed_passages(OLD, NEW)[1]
    assert OLD[: added.old.start].endswith("the sea")
    assert added.old == Span(added.old.start, added.old.start)


def test_unlike_sentences_are_one_change() -> None:
    old, new = "The talks failed at night.", "Seven ships left port before dawn."
    assert shown(changed_passages(old, new), old, new) == [("replaced", old[:-1], new[:-1])]


def test_wrapping_case_and_quotation_marks_are_no_change() -> None:
    assert changed_passages("He said: “We agree.”\n\nAll left.", 'HE SAID: "WE\nAGREE." All left') == ()


def test_empty_texts() -> None:
    assert changed_passages("", "") == ()
    assert changed_passages("", "Talks began.") == (Change("added", Span(0, 0), Span(0, 11)),)
    assert changed_passages("Talks began.", " ") == (Change("removed", Span(0, 11), Span(0, 0)),)


def test_a_text_of_one_repeated_sentence_does_not_take_for_ever() -> None:
    assert cost(lambda: changed_passages("No. " * 20_000, "Yes. No. " * 10_000)) < 15
    assert cost(lambda: changed_passages("no " * 590, "yes no " * 290)) < 5


SENTENCES = st.sampled_from(
    ["Talks began at noon.", "Talks ended at noon.", "Nobody was hurt.", "“Peace,” he said.", "A", "1,000 came!", "ß é"]
)
TEXTS = st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n", "\n\n"])), max_size=10).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)


def words_outside(text: str, spans: list[Span]) -> list[str]:
    return [plain_word(word) for at, word in words_of(text) if not any(span.overlaps(at) for span in spans)]


@settings(max_examples=300, deadline=None)
@given(TEXTS | st.text(), TEXTS | st.text())
def test_outside_the_changed_passages_the_texts_have_the_same_words(old: str, new: str) -> None:
    changes = changed_passages(old, new)
    assert words_outside(old, [c.old for c in changes]) == words_outside(new, [c.new for c in changes])
    for text, spans in ((old, [c.old for c in changes]), (new, [c.new for c in changes])):
        assert spans == sorted(spans)
        for span in spans:
            assert 0 <= span.start <= span.end <= len(text)
            assert span.words(text) == span.words(text).strip()
            assert not span.words(text) or any(at.start == span.start for at, _ in words_of(text))
    for change in changes:
        assert (change.kind == "added") == (change.old.start == change.old.end)
        assert (change.kind == "removed") == (change.new.start == change.new.end)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changed_passages(text, text) == ()
