"""Plain text: which line is what."""

from __future__ import annotations

from dragoman.intake.plain import draft_text

STORY = """Norway’s minister greets her Finnish colleague at the harbour of Kirkenes on March 3, 2021.

Norway’s minister greets her Finnish colleague at the harbour of Kirkenes on March 3, 2021.
Photo Credit: (Photo: nordwire.example)

Norway and Finland agree to reopen the border road

By Ida Berg, Reuters

The foreign ministers of Norway and Finland agreed on Wednesday to reopen the road that was closed last winter.

“We want people to meet again,” the Norwegian minister said. “The road is theirs.”

With files from The Associated Press and Nordic Press

Categories: World, Europe
Tags: Norway, Finland

Do you want to report an error or a typo? Click here!

Comments are closed."""


def test_the_headline_below_the_captions_is_the_title() -> None:
    assert draft_text(STORY).title == "Norway and Finland agree to reopen the border road"


def test_an_alternative_text_repeated_as_caption_is_one_caption_with_its_credit() -> None:
    (caption,) = draft_text(STORY).captions
    assert caption.words.endswith("March 3, 2021.")
    assert caption.credit == "nordwire.example"


def test_only_the_article_is_body() -> None:
    paragraphs = draft_text(STORY).paragraphs
    assert [words[:11] for words in paragraphs] == ["The foreign", "“We want pe"]


def test_labels_credits_and_furniture_have_fields_of_their_own() -> None:
    draft = draft_text(STORY)
    assert draft.byline == "Ida Berg, Reuters"
    assert draft.wire == ("The Associated Press", "Nordic Press", "Reuters")
    assert draft.categories == ("World", "Europe")
    assert draft.tags == ("Norway", "Finland")
    assert draft.notices == ("Do you want to report an error or a typo? Click here!", "Comments are closed.")


def test_empty_labels_hold_nothing() -> None:
    draft = draft_text("Ministers met on Monday in the capital of Norway.\n\nTags: , , ,")
    assert draft.tags == ()
    assert draft.notices == ()


def test_a_text_that_opens_with_a_sentence_has_no_title() -> None:
    draft = draft_text("The ministers met on Monday.\n\nThey will meet again.")
    assert draft.title is None
    assert len(draft.paragraphs) == 2


def test_a_given_title_is_not_repeated() -> None:
    draft = draft_text("Ministers meet in Oslo\n\nThe ministers met on Monday.", "Ministers Meet in Oslo")
    assert draft.title == "Ministers Meet in Oslo"
    assert draft.paragraphs == ("The ministers met on Monday.",)


def test_lines_without_blank_lines_are_paragraphs() -> None:
    long = "The ministers met on Monday in the capital and spoke for two hours about the road, the fish and the forest."
    draft = draft_text(f"{long}\n{long[:-1]} again, as they had in May.")
    assert len(draft.paragraphs) == 2


def test_hard_wraps_are_undone() -> None:
    draft = draft_text(
        "The foreign ministers of Norway and Finland agreed on Wednesday to reopen\n"
        "the road that was closed last winter, when the two countries could not\n"
        "agree on who should pay for the snow ploughs that it needs every night.\n"
        "\n"
        "“We want people to meet again,” the Norwegian minister said after they\n"
        "had signed.\n"
    )
    assert len(draft.paragraphs) == 2
    assert "reopen the road" in draft.paragraphs[0]


def test_words_said_twice_in_a_transcript_are_no_caption() -> None:
    draft = draft_text(
        "AUDIENCE: Right here!\n\nAUDIENCE: Right here!\n\nTHE MINISTER: Thank you all for coming today."
    )
    assert draft.captions == ()
    assert len(draft.paragraphs) == 3


def test_prose_about_furniture_stays() -> None:
    sentence = (
        "The minister said the newspaper would print a correction and apologised to readers who were misled by it."
    )
    assert draft_text(sentence).paragraphs == (sentence,)


def test_contacts_after_the_article_are_notices() -> None:
    body = "The ministers met on Monday in the capital and spoke for two hours about the road and the forest."
    draft = draft_text("\n\n".join([body, body[:-1] + " again.", "Media contacts", "Ministry press office, Oslo"]))
    assert len(draft.paragraphs) == 2
    assert draft.notices == ("Media contacts", "Ministry press office, Oslo")


def test_markup_left_in_a_text_is_dropped() -> None:
    draft = draft_text("<!-- start -->\n\nThe <span style='x'>ministers</span> met &amp; spoke on Monday.\n\n*###*")
    assert draft.paragraphs == ("The ministers met & spoke on Monday.",)
