"""The language of wordings: choices, stems, gaps, capitals; and where a wording is met in a text."""

from __future__ import annotations

import pytest

from dragoman.errors import DataError
from dragoman.model import Span
from dragoman.readouts.accounts.wordings import Wordings, words_of


def met(wording: str, text: str) -> list[str]:
    found = Wordings([("it", wording)]).find(words_of(text, [Span(0, len(text))]))
    return [one.span.words(text) for one in found]


@pytest.mark.parametrize(
    ("wording", "text", "words"),
    [
        ("cease fire", "A cease-fire was agreed.", ["cease-fire"]),
        ("sanction", "New sanctions, the sanction’s scope.", ["sanctions", "sanction’s"]),
        ("Minsk (agreement|accord)", "the Minsk Agreements and Minsk process", ["Minsk Agreements"]),
        ("de escalat*", "They called for de-escalation.", ["de-escalation"]),
        ("organi*ed crime", "organised crime, organized crime", ["organised crime", "organized crime"]),
        ("supply ... weapons", "supply Kyiv with modern weapons", ["supply Kyiv with modern weapons"]),
        ("supply ... weapons", "They supply food. New weapons came.", []),
        ("supply ... weapons", "supply one two three four five six weapons", []),
        ("=AI", "AI and Ai and ai", ["AI"]),
        ("nothing about (you|the people of Kenya) without", "nothing about the people of Kenya without", None),
    ],
)
def test_a_wording_is_met_where_its_words_stand(wording: str, text: str, words: list[str] | None) -> None:
    assert met(wording, text) == ([text] if words is None else words)


def test_a_full_stop_behind_a_short_form_ends_no_sentence() -> None:
    assert met("thanked ... for", "He thanked Mr. Ek for it.") == ["thanked Mr. Ek for"]


@pytest.mark.parametrize("wording", ["... weapons", "weapons ...", "ab*", "a*b*c", "((a|b)|c)", ""])
def test_what_is_no_wording_is_refused(wording: str) -> None:
    with pytest.raises(DataError, match="subjects"):
        Wordings([("it", wording)])


def test_the_longest_of_a_label_is_kept_and_labels_may_overlap() -> None:
    text = "the Iran nuclear deal"
    found = Wordings([("deal", "nuclear deal"), ("Iran", "Iran ... deal"), ("Iran", "Iran")]).find(
        words_of(text, [Span(0, len(text))])
    )
    assert [(one.label, one.span.words(text)) for one in found] == [
        ("Iran", "Iran nuclear deal"),
        ("deal", "nuclear deal"),
    ]
