"""Words that tell of an encounter, and who the grammar around them says met."""

from __future__ import annotations

from datetime import date

import pytest

from casting import cast_of
from dragoman.extract.encounter_cues import find_cue
from dragoman.extract.encounters import extract_encounters
from dragoman.extract.places import Locator
from dragoman.gazetteer import load_gazetteer
from dragoman.text.dates import Anchor

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


def test_who_convenes_others_meets_them_by_whatever_medium() -> None:
    text = "Justin Trudeau convened the Strategic Group with Volodymyr Zelenskyy by secure video conference."
    assert ("convened", "video call", {TRUDEAU, ZELENSKYY}) in cues(text)


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


def test_a_meeting_with_ones_own_governor_is_no_encounter_of_states() -> None:
    text = "Meeting with Roman Sorokin\n\nThe President of Russia discussed roads with Governor Roman Sorokin."
    assert encounters(text, "President of Russia") == []


def test_an_unknown_counterpart_of_a_named_state_is_met() -> None:
    text = (
        "Ihor Zhovkva had a phone conversation with State Secretary for Foreign Affairs "
        "of the Office of the Prime Minister of the Republic of Slovenia Ana Kovač."
    )
    assert encounters(text, "President of Ukraine") == [("call", ("person:ihor-zhovkva", "person:ana-kovac"))]


def test_what_is_set_between_subject_and_verb_takes_nothing_from_the_subject() -> None:
    assert cues("President Biden will, inter alia, meet with Prime Minister Justin Trudeau.") == [
        ("meet", "meeting", {BIDEN, TRUDEAU})
    ]


def test_examples_behind_a_plural_noun_are_met() -> None:
    assert cues("President Biden met in person with leaders at the forum, including President Zelenskyy.") == [
        ("met", "meeting", {BIDEN, ZELENSKYY})
    ]


@pytest.mark.parametrize("mark", ["If", "Unless"])
def test_what_is_supposed_is_no_encounter(mark: str) -> None:
    assert cues(f"{mark} President Biden meets with President Zelenskyy, nothing will change.") == []


def test_partners_each_behind_a_with_of_his_own_are_met_one_by_one() -> None:
    text = "President Biden spoke with President Zelenskyy, with Prime Minister Justin Trudeau and others."
    found = [("call", (BIDEN, ZELENSKYY)), ("call", (BIDEN, TRUDEAU))]
    assert encounters(text, "The White House") == found
    together = "President Biden spoke with President Zelenskyy and Prime Minister Justin Trudeau."
    assert encounters(together, "The White House") == [("call", (BIDEN, ZELENSKYY, TRUDEAU))]


def test_whom_one_met_another_day_is_no_part_of_this_meeting() -> None:
    text = (
        "President Zelenskyy met with Foreign Minister of Canada Mélanie Joly. "
        "He recalled that he had a fruitful meeting with Prime Minister Justin Trudeau recently."
    )
    joly = ("meeting", (ZELENSKYY, "person:melanie-joly"))
    found = [(kind.split()[-1], who) for kind, who in encounters(text, "President of Ukraine")]
    assert found == [joly, ("meeting", (ZELENSKYY, TRUDEAU))]


def test_those_listed_as_participants_met_the_host() -> None:
    text = (
        "President Biden spoke today with leaders about trade.\n\nParticipants in the call included Prime Minister "
        "Justin Trudeau of Canada and President Volodymyr Zelenskyy of Ukraine."
    )
    ((kind, met),) = encounters(text, "The White House")
    assert (kind, set(met)) == ("call", {BIDEN, TRUDEAU, ZELENSKYY})


def test_a_dateline_is_no_part_of_the_sentence_behind_it() -> None:
    text = (
        "(Kyiv, 1 February 2022) The Prime Minister of Canada Justin Trudeau met President of Ukraine "
        "Volodymyr Zelenskyy in Kyiv."
    )
    assert encounters(text, "President of Ukraine") == [("bilateral meeting", (TRUDEAU, ZELENSKYY))]


def days(text: str) -> list[str | None]:
    """The first days of the encounters of a White House release of 7 December 2021, a Tuesday."""
    cast = cast_of(text, "The White House")
    anchor = Anchor(date(2021, 12, 7), date(2021, 12, 8))
    found = extract_encounters(cast, (), (), anchor, load_gazetteer())
    return [one.date.start if one.date else None for one in found]


def test_that_night_is_the_night_told_before() -> None:
    text = (
        "President Biden recalled the night of November 2. Bridges burned. "
        "That night he met with leaders. He met with President Zelenskyy."
    )
    assert days(text) == ["2021-11-02"]


def test_this_weekend_of_a_deed_done_is_the_last_one() -> None:
    assert days("This weekend President Biden spoke with President Zelenskyy.") == ["2021-12-04"]
    assert days("This weekend President Biden will speak with President Zelenskyy.") == ["2021-12-11"]


def test_a_day_before_another_noun_is_of_that_noun() -> None:
    text = (
        "President Biden met with President Zelenskyy. Their meeting followed up on the November 2 call between "
        "Prime Minister Justin Trudeau and President Emmanuel Macron."
    )
    assert days(text) == ["2021-12-07", "2021-11-02"]


def test_a_call_has_no_place() -> None:
    cast = cast_of("President Biden spoke by phone with President Zelenskyy about the talks in Jerusalem.")
    (one,) = extract_encounters(cast, (), (), None, load_gazetteer())
    assert (one.format, one.place) == ("call", None)


@pytest.mark.parametrize("after", ["following", "after"])
def test_who_states_something_after_talks_had_them(after: str) -> None:
    text = (
        f"This was stated by Volodymyr Zelenskyy during a meeting with the media {after} the talks with Justin Trudeau."
    )
    assert ("talks", "meeting", {ZELENSKYY, TRUDEAU}) in cues(text)
