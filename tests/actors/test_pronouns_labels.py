"""Whose "I" and "we" are in a transcript: those of the label they stand under."""

from __future__ import annotations

from casting import cast_of
from dragoman.actors import Cast
from dragoman.actors.turn_labels import is_transcript

TEXT = (
    "Remarks by President Joe Biden and Prime Minister Mark Brown of the Cook Islands at a Dinner\n\n"
    "PRESIDENT BIDEN: We will help our friends. I thank you.\n\n"
    "PRIME MINISTER BROWN: We are grateful. I came here for us. Our shared values matter. Let us talk.\n\n"
    "MR. YANG: I am happy. We make films."
)


def pronouns(cast: Cast) -> list[tuple[str, str]]:
    """Each first-person mention with the country or name of whom it stands for."""
    text = cast.parsed.report.text
    own = [r for r in cast.references if r.form == "pronoun"]
    return [(r.span.words(text), cast.by_id[r.actors[0]].country or cast.by_id[r.actors[0]].name) for r in own]


def test_a_label_says_whose_the_first_person_is() -> None:
    found = pronouns(cast_of(TEXT, "The White House"))
    assert ("I", "COK") in found
    assert ("We", "COK") in found


def test_what_is_shared_and_what_a_firm_says_is_no_states() -> None:
    found = pronouns(cast_of(TEXT, "The White House"))
    assert ("Our", "COK") not in found
    assert found.count(("We", "USA")) <= 1
    assert all(who in ("COK", "USA", "Biden", "Joe Biden") for _, who in found)


def test_a_reporter_s_i_and_us_are_nobody_s() -> None:
    briefing = (
        "Press Briefing by John Kirby\n\nMR. KIRBY: I will take your questions.\n\n"
        "Q Thanks, John. I want to ask what you can tell us.\n\nMR. KIRBY: I have nothing on that."
    )
    said = [who for word, who in pronouns(cast_of(briefing, "The White House")) if word == "I"]
    assert len(said) == 2


def test_one_label_in_capitals_or_a_name_that_comes_again_makes_a_transcript() -> None:
    assert is_transcript("A dinner\n\nPRIME MINISTER TRUDEAU: Good evening.")
    assert is_transcript("Talks\n\nVladimir Putin: Good day.\n\nEmmanuel Macron : Thank you. Vladimir Putin: Please.")
    assert is_transcript("Talks\n\nAlberto Fernandez(retranslated): Yes.\n\nAlberto Fernandez (retranslated): No.")
    assert not is_transcript("Three points\n\nNorth Korea: what next.\n\nEuropean Union: who pays.")


def test_all_of_us_and_our_peoples_are_of_more_than_one_side() -> None:
    text = "Remarks by President Joe Biden\n\nPRESIDENT BIDEN: We know it, all of us.\n\nPRESIDENT BIDEN: We will act."
    assert [who for word, who in pronouns(cast_of(text, "The White House")) if word == "We"] == ["USA"]
