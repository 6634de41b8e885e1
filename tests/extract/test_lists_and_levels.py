"""Sides in lists, deeds below other words and demands that ask nothing, out of sentences of our own writing."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Norway, Canada, Denmark, the European Union, Australia and New Zealand imposed sanctions on Sweden.",
            ["AUS+CAN+DNK+European Union+NOR+NZL SANCTION SWE occurred"],
        ),
        (
            "The president of Norway committed to consulting with the Government of Sweden, NATO allies and partners.",
            ["NOR AGREE NATO+SWE promised"],
        ),
        (
            "Norway launched waves of missiles and drones against Swedish cities.",
            ["NOR ASSAULT SWE occurred"],
        ),
    ],
)
def test_all_of_a_list_are_meant(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_who_arrived_are_all_of_those_listed_before() -> None:
    text = (
        "President of Ukraine Volodymyr Zelenskyy met with Prime Minister of Poland Mateusz Morawiecki, Prime Minister "
        "of the Czech Republic Petr Fiala and Prime Minister of Slovenia Janez Janša who arrived in Kyiv."
    )
    assert told(text) == ["CZE+POL+SVN+UKR CONSULT occurred"]


def test_the_last_of_a_list_is_not_the_only_subject() -> None:
    text = "National Security Advisors Jake Sullivan and Takeo Akiba expressed grave concern over North Korea."
    assert told(text) == ["JPN+USA ACCUSE PRK occurred"]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that this does not mean that Sweden should follow Denmark.",
        "Norway said that Sweden should prevail.",
        "Norway said that Swedish officials must be on the list.",
        "Norway said that the Swedes should speak to that.",
        "Norway said that it is not going to invade Sweden.",
        "Norway will help after Danish troops leave Sweden.",
        "The leaders of Norway will also discuss plans to provide aid for Sweden.",
        "Norway will condemn Sweden's repression.",
        "A background press call by Norwegian officials on Sweden took place.",
        "Norway emphasized the significance of sustained Danish support.",
        "Norway hosted the third Summit for Democracy.",
    ],
)
def test_what_is_denied_left_to_others_or_yet_to_come_is_none(text: str) -> None:
    assert told(text) == []


def test_who_is_welcomed_to_come_is_a_guest() -> None:
    assert told("President Biden will welcome President Zelenskyy on Tuesday.") == ["UKR+USA CONSULT planned"]
    assert told("Norway will welcome the decision of Sweden.") == ["NOR SUPPORT SWE planned"]


def test_a_meeting_that_is_arranged_is_to_come() -> None:
    text = "Norway arranged a meeting between the president of Sweden and the president of Denmark."
    assert told(text) == ["DNK+SWE CONSULT planned"]


def test_what_happens_during_an_invasion_does_not_make_it_doubtful() -> None:
    assert told("Who killed civilians during the Norwegian invasion of Sweden will face the court.") == [
        "NOR ASSAULT SWE occurred"
    ]
    assert told("Norway's war against Sweden can be finished with talks.") == ["NOR ASSAULT SWE occurred"]
    assert told("Norway's further invasion of Sweden brought challenges.") == ["NOR ASSAULT SWE occurred"]


def test_who_does_something_before_something_else_is_the_subject() -> None:
    lines = told("President Biden met President Xi before visiting Japan.")
    assert lines == ["CHN+USA CONSULT occurred", "JPN+USA CONSULT occurred"]


def test_with_the_support_of_somebody_is_not_with_him() -> None:
    text = "Norway and Sweden held talks with the support of the African Union."
    assert told(text) == ["NOR+SWE CONSULT occurred"]


def test_a_promise_to_hold_to_a_law_supports_nobody() -> None:
    text = "Norway and Sweden reaffirmed their commitment to respect human rights law."
    assert told(text) == ["NOR+SWE AGREE promised"]


def test_ready_is_whose_readiness_it_is() -> None:
    assert told("Norway confirmed Sweden's readiness to cooperate with Denmark.") == ["SWE AGREE DNK promised"]


def test_support_in_an_amount_of_money_is_aid() -> None:
    assert told("Norway supported Sweden in the amount of 100 million dollars.") == ["NOR AID SWE occurred"]
