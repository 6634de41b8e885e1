"""Sides in lists, deeds below other words and demands that ask nothing, out of sentences of our own writing."""

from __future__ import annotations

import pytest

from extract.telling import read, told


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
        "Imagine Norway and Sweden trading with each other.",
        "Norway has not seen any indication that there has been military assistance provided by Denmark to Sweden.",
        "Norway said that it believes that the people of Sweden will support Denmark.",
        "Norway said that Swedish banks must be completely disconnected from the system.",
        "Norway may also express concern over Sweden's brutal actions.",
        "Norway said that Sweden should not have taken the hostages.",
        "The presidents of Norway and Sweden will meet with representatives of the media.",
        "Norway leads the task force on worker organizing.",
        "These funds support Norway's Build Back Better Agenda.",
        "The study facilitates the deployment in Sweden of a new Norwegian reactor.",
        "Norway is looking forward to Sweden hosting the next conference.",
        "Norway said that no one but Sweden should influence the process.",
        "The Norwegian government harbors fugitives of Swedish justice.",
        "Constructive relations of Norway and Sweden would meet the fundamental interests of the peoples of both.",
        "Norway will prepare for signature, in advance of its Agreement with Sweden entering into force.",
        "Norwegian soldiers protected the plant from Swedish raids.",
        "Norway reaffirmed its commitment to the principles of the UN Charter.",
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


def test_a_talk_that_will_take_place_is_to_come() -> None:
    assert told("Talks between Norway and Sweden will take place in Oslo.") == ["NOR+SWE CONSULT planned"]
    assert told("Talks between Norway and Sweden took place in Oslo.") == ["NOR+SWE CONSULT occurred"]


def test_a_violation_is_who_commits_it() -> None:
    text = "Biden and Lula deplored the violation of the territorial integrity of Ukraine by Russia."
    assert told(text)[:1] == ["BRA+USA ACCUSE RUS occurred"]


def test_what_a_resolution_demands_is_demanded_by_who_passed_it() -> None:
    text = "Norway and Sweden recalled United Nations General Assembly resolutions demanding Denmark to withdraw."
    assert told(text) == ["UN General Assembly REQUEST DNK demanded"]


def test_thanks_to_come_are_given_now() -> None:
    assert told("Norway will always be grateful to Sweden for its help.") == ["NOR SUPPORT SWE occurred"]


def test_a_delivery_of_aid_is_one_deed_for_whom_its_town_is() -> None:
    text = "The president of Norway told Sweden about the upcoming delivery of Norwegian aid to Kabul."
    assert told(text)[-1:] == ["NOR AGREE AFG promised"]


def test_the_release_of_somebody_is_not_the_other_party_s_doing() -> None:
    talk = "The president of Norway met the president of Sweden. The President of Norway welcomed "
    assert told(f"{talk}the release of two hostages.") == ["NOR+SWE CONSULT occurred"]
    assert told(f"{talk}the decision to join.")[1:] == ["NOR SUPPORT SWE occurred"]


def test_an_accusation_that_an_evaluation_bears_out_is_surer() -> None:
    plain, borne_out = (
        read(f"Minister Dion of Canada was firm on Russia's {words} in Crimea.")[0][0].confidence
        for words in ("actions", "totally unacceptable actions")
    )
    assert borne_out > plain


def test_who_joined_a_call_did_not_call_each_other() -> None:
    text = "Joining President Biden on the call were Prime Minister Trudeau of Canada and Chancellor Scholz of Germany."
    assert told(text) == []


def test_a_deed_that_dates_another_blames_nobody() -> None:
    text = "Norway said that there were steps that it did not pursue when Denmark invaded Sweden."
    assert told(text) == ["DNK ASSAULT SWE occurred"]


def test_who_takes_in_refugees_helps() -> None:
    assert told("Norway will resettle refugees from Sweden.") == ["NOR AGREE SWE promised"]


def test_costs_for_a_war_are_not_the_war_of_who_imposes_them() -> None:
    text = "Norway and Sweden will discuss the effort to impose costs on Denmark for its unjustified war."
    assert told(text) == ["NOR+SWE CONSULT planned"]


def test_who_is_committed_to_helping_has_promised() -> None:
    assert told("Norway is committed to helping Sweden.") == ["NOR AGREE SWE promised"]
