"""Deeds called off or only announced, help in kind, whom two have in common: small words that make other events."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The Norwegian president decided to cancel her upcoming trip to Sweden.", []),
        ("The Norwegian president made her upcoming trip to Sweden known.", ["NOR+SWE CONSULT planned"]),
        ("Norway and Sweden commit to hold consultations on fisheries.", []),
        ("Norwegian ministers met to discuss fisheries with Sweden.", ["NOR+SWE CONSULT occurred"]),
        ("The Norwegian president was asked how she was going to begin her talks with Sweden.", []),
        ("The Norwegian people have rallied to support Sweden.", ["NOR SUPPORT SWE occurred"]),
        ("Norway supported Sweden's schools through technical assistance.", ["NOR AID SWE occurred"]),
        ("Norway supported Sweden's schools through hard times.", ["NOR SUPPORT SWE occurred"]),
        ("Norway will thank Sweden for its help.", ["NOR SUPPORT SWE planned"]),
        ("Norway said it would send a teacher by May, and thanked Sweden for its help.", ["NOR SUPPORT SWE occurred"]),
        ("Norway will support Sweden.", ["NOR AGREE SWE promised"]),
        ("Norway thanked Sweden's partners for their help.", []),
        ("Norway thanked its Swedish partners for their help.", ["NOR SUPPORT SWE occurred"]),
        ("Norway said that the alliance with Sweden should move forward.", []),
        ("Norwegian economic support for Sweden has saved lives.", ["NOR AID SWE occurred"]),
        ("Norwegian support for Sweden has saved lives.", ["NOR SUPPORT SWE occurred"]),
        ("Norway's parliament authorized the deployment of Norwegian troops.", ["NOR MOBILIZE planned"]),
        ("Norway welcomed the dialogue between Sweden and Finland.", ["NOR SUPPORT FIN+SWE occurred"]),
        ("When the Norwegian president goes to Stockholm, roads are closed.", []),
        ("When the Norwegian president went to Stockholm, roads were closed.", ["NOR+SWE CONSULT occurred"]),
        ("Norway reaffirmed its commitment to the United States-Mexico-Canada Agreement.", []),
    ],
)
def test_a_small_word_makes_another_event_or_none(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_both_whom_somebody_hosts_are_guests_however_they_are_parsed() -> None:
    text = (
        "Norway's minister hosted U.S. Homeland Security Advisor Elizabeth Sherwood-Randall and Canada's National "
        "Security and Intelligence Advisor Jody Thomas (virtually) in the second meeting of the committee."
    )
    assert told(text) == ["CAN+NOR+USA CONSULT occurred"]


def test_a_list_of_banks_goes_on_after_an_acronym() -> None:
    text = (
        "In 2024, Norway will partner with the World Bank, the African Development Bank (AfDB), and other donors "
        "to strengthen food systems."
    )
    assert told(text) == ["NOR AGREE African Development Bank Group+World Bank promised"]


def test_a_talk_that_the_text_only_announces_is_planned_in_the_title_too() -> None:
    title = "Statement on the Meeting Between President Biden and Prime Minister Trudeau of Canada"
    announced = "On Monday, President Biden will meet with Prime Minister Trudeau."
    held = "On Monday, President Biden met with Prime Minister Trudeau."
    assert told(announced, title) == ["CAN+USA CONSULT planned"]
    assert told(held, title) == ["CAN+USA CONSULT occurred"]


def test_a_word_in_the_name_of_a_law_is_no_deed() -> None:
    assert told("Norway's king signed the Ending Forced Arbitration of Assault Act on Monday.") == []


def test_armed_groups_of_nobody_named_are_not_those_of_the_reports_home() -> None:
    text = "Norway supports terrorist groups and militias across the region, including those who have killed Swedes."
    assert told(text) == []
    assert told("Militant groups in Norway attacked Sweden.") == ["NOR ASSAULT SWE occurred"]
