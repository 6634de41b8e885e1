"""Whose "I" and "we" are in a transcript: those of the label they stand under."""

from __future__ import annotations

from casting import cast_of
from dragoman.actors import Cast

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
