"""Words that tell of an encounter, and who the grammar around them says met."""

from __future__ import annotations

import pytest

from casting import cast_of
from dragoman.extract.encounter_cues import find_cue
from dragoman.extract.encounters import extract_encounters
from dragoman.extract.places import Locator
from dragoman.gazetteer import load_gazetteer

ZELENSKYY, TRUDEAU, BIDEN = "person:volodymyr-zelenskyy", "person:justin-trudeau", "person:joe-biden"


def cues(text: str) -> list[tuple[str, str, set[str]]]:
    """The words of the cues of a text, their sort, and who meets."""
    cast = cast_of(text)
    locate = Locator(cast, load_gazetteer())
    found = (find_cue(cast, token, locate) for token in cast.parsed.doc)
    return [(cue.token.text, cue.kind, set(cue.meets)) for cue in found if cue is not None]


def test_who_takes_part_in_a_video_conference_meets_there() -> None:
    text = "Volodymyr Zelenskyy together with Justin Trudeau took part in a video conference of G7 leaders."
    assert cues(text) == [("conference", "video call", {ZELENSKYY, TRUDEAU, "org:g7"})]


@pytest.mark.parametrize("kind", ["press", "news", "security"])
def test_no_other_conference_is_an_encounter(kind: str) -> None:
    assert cues(f"Volodymyr Zelenskyy together with Justin Trudeau took part in a {kind} conference.") == []


def test_who_is_joined_by_another_meets_him() -> None:
    assert cues("President Biden was joined by President Volodymyr Zelenskyy.") == [
        ("joined", "meeting", {BIDEN, ZELENSKYY})
    ]


def test_joining_a_body_is_no_encounter() -> None:
    assert cues("Ukraine joined NATO after Canada had voted.") == []


def encounters(text: str, publisher: str) -> list[tuple[str, tuple[str, ...]]]:
    """Format and participants of the encounters of a side's own report."""
    cast = cast_of(text, publisher)
    return [(one.format, one.participants) for one in extract_encounters(cast, (), (), None, load_gazetteer())]


def test_a_heading_without_subject_is_of_the_publishers_own_leader() -> None:
    text = (
        "Telephone conversation with President of Finland Sauli Niinistö\n\n"
        "The agenda was long. President of Russia Vladimir Putin spoke of trade."
    )
    found = ("person:vladimir-putin", "person:sauli-niinisto")
    assert encounters(text, "President of Russia") == [("call", found)]
    assert encounters(text, "The Barents Gazette") == []


def test_with_one_of_ones_own_it_is_no_encounter_of_states() -> None:
    text = (
        "Meeting with Prime Minister of Russia Mikhail Mishustin\n\nPresident of Russia Vladimir Putin spoke of trade."
    )
    assert encounters(text, "President of Russia") == []
