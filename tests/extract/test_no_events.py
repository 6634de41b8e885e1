"""What only sounds like a deed, is somebody else's or hides its sides, out of sentences of our own writing."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    "text",
    [
        "The prime ministers of Norway and Sweden will meet with media representatives.",
        "There will be no Norwegian troops deployed in Sweden.",
        "Norway said that Sweden deserves help as it defends itself against Danish aggression.",
        "Prices rose after Denmark's invasion of Sweden, Norway said.",
        "Norway said that we must never forget what we learned, and that all of us should thank Sweden.",
        "Should Sweden want to leave, Norway said, nobody will mind.",
        "Dialogue between Norway and Sweden is the only way.",
        "There is no basis for Norway to launch an attack on Sweden.",
        "Sweden's policies threaten the peace of Norway.",
        "Many Norwegian companies are investing in Sweden.",
        "It is a demonstration of Norwegian resolve against Sweden.",
        "Norway said that the Swedish people must have a horizon.",
        "Norwegian banks ceased operations in Sweden.",
        "By attacking Sweden, Norway will lose all that it gained.",
        "The missiles were launched by Norwegian aircraft from the sea.",
    ],
)
def test_what_only_sounds_like_a_deed_is_none(text: str) -> None:
    # An invasion that dates something is still told of, in the background; it accuses nobody.
    assert [line for line in told(text) if line != "DNK ASSAULT SWE occurred" and "hypothetical" not in line] == []


def test_a_call_to_press_another_withdraws_nobody() -> None:
    lines = told("Norway calls on Denmark to press Sweden to stop its war, and immediately withdraw its troops.")
    assert lines == ["NOR REQUEST DNK demanded"]


def test_what_a_reporter_asks_is_no_event() -> None:
    text = (
        "THE PRESIDENT: I hear that Norway thanked Sweden.\n\nQ Norway condemned Sweden yesterday. What now?\n\n"
        "THE PRESIDENT: Denmark thanked Finland."
    )
    assert told(f"President Biden spoke.\n\n{text}") == ["NOR SUPPORT SWE occurred", "DNK SUPPORT FIN occurred"]


def test_what_somebody_is_thanked_for_is_their_doing() -> None:
    assert told("Norway thanked Sweden for sending weapons to Denmark.") == [
        "NOR SUPPORT SWE occurred",
        "SWE AID DNK occurred",
    ]
    assert told("Norway praised Sweden for imposing sanctions on Denmark.") == [
        "NOR SUPPORT SWE occurred",
        "SWE SANCTION DNK occurred",
    ]


def test_efforts_to_agree_are_no_agreement() -> None:
    assert told("Norway and Sweden support efforts to calm the border and reach a deal with Denmark.") == []


def test_what_a_body_commits_to_is_promised_to_none_of_its_members() -> None:
    lines = told("The president of Norway met NATO leaders. NATO reaffirmed its commitment to help.")
    assert lines == ["NATO+NOR CONSULT occurred"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("China on Tuesday demanded that the US cancel the sale.", "CHN REQUEST USA demanded"),
        ("Amnesty International accused Kenya of torture.", "Amnesty International ACCUSE KEN occurred"),
        ("Uruguay says it is willing to send food to Chad.", "URY AGREE TCD promised"),
        ("Japan agreed on Saturday to provide aid to Nepal.", "JPN AGREE NPL occurred"),
        ("Japan threatened to close the border if Chile closed its ports.", "JPN THREATEN CHL threatened"),
        ("Norway threatened further action against Iran.", "NOR THREATEN IRN threatened"),
        ("Greece demanded that its European Union partners wait.", "GRC REQUEST European Union demanded"),
        ("Authorities in Croatia cracked down on Serbian nationalists.", "HRV COERCE SRB occurred"),
        ("The Houthi movement attacked the Yemeni government in March.", "YEM ASSAULT YEM occurred"),
    ],
)
def test_sides_that_hide_are_found(text: str, event: str) -> None:
    assert event in told(text)


def test_an_it_that_a_person_says_is_not_that_person() -> None:
    assert told("Mr Salo of Finland said it would send food to Chad.") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norway said it is too early to say that Sweden has withdrawn its troops.", []),
        ("The president of Norway said that all Swedish assets must be frozen.", []),
        ("The minister of Norway expressed a desire that all Swedish leaders join the talks.", []),
        ("Norway held a video call with business leaders on Sweden.", []),
        (
            "The presidents of Norway and Sweden discussed the storm and strengthening their cooperation.",
            ["NOR+SWE CONSULT occurred"],
        ),
        ("Norway is ready to impose costs on Sweden for its war against Denmark.", []),
        (
            "The president of Norway thanked allies including Japan, France and Germany for their help.",
            ["NOR SUPPORT DEU+FRA+JPN occurred"],
        ),
    ],
)
def test_what_is_doubted_wished_or_only_a_matter_is_no_deed(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_an_open_second_actor_leaves_the_other_party_open() -> None:
    lines = told("The president of Norway met the president of Sweden. The President and the minister welcomed a deal.")
    assert lines == ["NOR+SWE CONSULT occurred"]


def test_missiles_told_of_before_are_not_launched_again() -> None:
    assert told("Norway launched a ballistic missile.") == ["NOR MOBILIZE occurred"]
    lines = told("As you will recall, a few weeks ago, Norway launched an attack of nearly 200 missiles at Sweden.")
    assert lines == ["NOR ASSAULT SWE occurred"]


def test_support_in_doing_something_is_a_promise_where_support_alone_is_given_now() -> None:
    assert told("Norway reaffirmed its commitment to support Sweden.") == ["NOR SUPPORT SWE occurred"]
    assert told("Norway reaffirmed its commitment to support Sweden in developing its reactors.") == [
        "NOR AGREE SWE promised"
    ]
    assert told("Norway is committed to support Sweden in developing its modular reactor technology.") == []
    assert told("Norway supports Sweden in defending its land.") == ["NOR SUPPORT SWE occurred"]
