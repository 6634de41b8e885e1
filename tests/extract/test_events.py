"""Who did what to whom, out of sentences of our own writing, read by the whole path up to events."""

from __future__ import annotations

import pytest

from extract.telling import read, told


def test_a_town_names_its_state_only_where_something_is_done_to_it() -> None:
    assert told("Norway's president travelled to Geneva.") == []
    assert told("Norway bought wheat in Gothenburg.") == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Norway placed a call to Sweden's prime minister to thank her.", "NOR+SWE CONSULT occurred"),
        ("Norway shelled Gothenburg on Monday.", "NOR ASSAULT SWE occurred"),
        ("Norwegian tanks fired shells at targets in Gothenburg.", "NOR ASSAULT SWE occurred"),
        ("The Norwegian president arrived in Stockholm on Sunday.", "NOR+SWE CONSULT occurred"),
        ("Norway said that Sweden must withdraw its troops.", "NOR REQUEST SWE demanded"),
        ("Norwegian rebels kidnapped up to 16 Swedish advisers.", "NOR ASSAULT SWE occurred"),
        ("Norwegian leaders said they would boycott all contact with Sweden.", "NOR THREATEN SWE threatened"),
        ("A Swedish journalist was detained in Oslo.", "NOR COERCE SWE occurred"),
        ("Security forces in Norway killed two Swedish journalists.", "NOR ASSAULT SWE occurred"),
        ("Thousands of people protested in Oslo against the Swedish embassy.", "NOR PROTEST SWE occurred"),
        ("Norwegian farmers blocked a road to demand compensation from Sweden.", "NOR PROTEST SWE occurred"),
        ("Norway reiterated its demand that Sweden lift the blockade.", "NOR REQUEST SWE demanded"),
        ("Norway refused to allow Swedish planes to land.", "NOR REJECT SWE occurred"),
        ("Norway called for Sweden to withdraw.", "NOR REQUEST SWE demanded"),
        ("The Norwegian envoy said that Sweden must be held accountable for its crimes.", "NOR ACCUSE SWE occurred"),
        ("Norway cited the Swedish government's repression of Finland.", "NOR ACCUSE SWE occurred"),
        ("Norway said that Sweden will continue its cooperation with Finland.", "SWE AGREE FIN promised"),
        ("Norway criticised Sweden over the border fence.", "NOR ACCUSE SWE occurred"),
        ("Sweden was criticised by Norway over the border fence.", "NOR ACCUSE SWE occurred"),
        ("Norway condemned the Swedish blockade.", "NOR ACCUSE SWE occurred"),
        ("Norway has called on Sweden to reopen the border.", "NOR REQUEST SWE demanded"),
        ("Norway urged that Sweden reopen the border.", "NOR REQUEST SWE demanded"),
        ("Norway invited Sweden to the talks.", "NOR REQUEST SWE proposed"),
        ("Norway thanked Sweden for the help.", "NOR SUPPORT SWE occurred"),
        ("Norway reiterated its support for Sweden's sovereignty.", "NOR SUPPORT SWE occurred"),
        ("Norway imposed sanctions on Sweden.", "NOR SANCTION SWE occurred"),
        ("Norway imposed restrictions on flights to Sweden.", "NOR SANCTION SWE occurred"),
        ("Norway expelled three Swedish diplomats.", "NOR SANCTION SWE occurred"),
        ("Norway provided weapons to Sweden.", "NOR AID SWE occurred"),
        ("Norway will provide weapons to Sweden.", "NOR AGREE SWE promised"),
        ("Norway is providing aid to Sweden.", "NOR AID SWE ongoing"),
        ("Norway pledged to help Sweden.", "NOR AGREE SWE promised"),
        ("Norway threatened to attack Sweden.", "NOR THREATEN SWE threatened"),
        ("Norwegian troops invaded Sweden.", "NOR ASSAULT SWE occurred"),
        ("Norway's annexation of Sweden angered many.", "NOR COERCE SWE occurred"),
        ("Norway rejected Sweden's proposal.", "NOR REJECT SWE occurred"),
        ("Norway and Sweden signed an agreement on fisheries.", "NOR+SWE COOPERATE occurred"),
        ("Norway and Sweden agreed to open a new road.", "NOR+SWE AGREE occurred"),
        ("Talks between Norway and Sweden took place in Oslo.", "NOR+SWE CONSULT occurred"),
        ("Norway held talks with Sweden.", "NOR+SWE CONSULT occurred"),
        ("Norway plans to hold talks with Sweden.", "NOR+SWE CONSULT planned"),
        ("Norwegian troops withdrew from Sweden.", "NOR RETREAT SWE occurred"),
        ("Norway lifted the sanctions against Sweden.", "NOR CONCEDE SWE occurred"),
        ("Norway deployed troops along the border.", "NOR MOBILIZE occurred"),
        ("Norway is ready to work with Sweden.", "NOR AGREE SWE promised"),
        ("Norway rejected the new Swedish border measure.", "NOR REJECT SWE occurred"),
        ("Norway dismissed the claim from Stockholm as groundless.", "NOR REJECT SWE occurred"),
        ("Norway expressed hope that Sweden would open the border.", "NOR REQUEST SWE demanded"),
        ("Norway announced a naval coalition with Sweden.", "NOR+SWE COOPERATE occurred"),
        (
            "The Norwegian envoy said Sweden had prevented the evacuation of Norwegian citizens.",
            "SWE COERCE NOR occurred",
        ),
        (
            "During the meeting with the prime minister of Sweden, Norway's prime minister praised the plan.",
            "NOR+SWE CONSULT occurred",
        ),
    ],
)
def test_verbs_nouns_and_adjectives_tell_events(text: str, line: str) -> None:
    assert line in told(text)


def test_what_is_joined_to_a_deed_is_not_whom_it_is_done_to() -> None:
    text = (
        "Norway emphasized its commitment to Finland's defense against Sweden's war of aggression and Danish support."
    )
    assert not any("ASSAULT" in line and "DNK" in line for line in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not attack Sweden.",
        "If Norway attacks Sweden, trade will suffer.",
        "Has Norway attacked Sweden?",
        "Norway met the deadline for Sweden.",
        "The situation in Sweden is calm.",
        "The Norwegian parliament criticised the Norwegian government.",
    ],
)
def test_what_did_not_happen_between_sides_is_no_event(text: str) -> None:
    assert told(text) == []


def test_what_a_request_asks_for_is_no_event() -> None:
    assert told("Norway asked Sweden to attack Denmark.") == ["NOR REQUEST SWE demanded"]


def test_deeds_within_an_accusation_are_its_matter() -> None:
    assert told("Norway accused Sweden of attacking Denmark.") == ["NOR ACCUSE SWE occurred"]


def test_an_evaluated_deed_accuses_its_doer() -> None:
    assert "NOR ACCUSE SWE occurred" in told("Norway drew attention to Sweden's reckless actions.")


def test_one_meeting_told_twice_is_one_event_with_two_citations() -> None:
    events, _, text = read("Norway met with Sweden on Monday. Norway and Sweden discussed fisheries.")
    assert [e.type for e in events] == ["CONSULT"]
    assert len(events[0].evidence) == 2
    assert events[0].date is not None
    assert events[0].date.start == "2021-05-31"
    assert all(0 <= span.start < span.end <= len(text) for span in events[0].evidence)


def test_meetings_with_several_are_an_event_each() -> None:
    text = "Norway held meetings with Sweden, Denmark and Finland."
    assert [line.split()[0] for line in told(text)] == ["NOR+SWE", "DNK+NOR", "FIN+NOR"]


def test_the_other_party_of_the_talks_is_the_one_spoken_to() -> None:
    text = "Norway held a telephone conversation with Sweden. Norway proposed updating the fisheries accord."
    assert told(text)[-1] == "NOR REQUEST SWE proposed"


def test_who_claims_an_attack_did_it() -> None:
    text = "Several rockets were fired at a base in Sweden. Norway claimed responsibility for the attack."
    assert "NOR ASSAULT SWE occurred" in told(text)


def test_code_quad_score_and_reason_come_from_the_codebook() -> None:
    events, _, text = read("Norway held a telephone conversation with Sweden.")
    event = events[0]
    assert (event.mode, event.cameo, event.quad, event.score) == ("phone", "041", "verbal cooperation", 1.5)
    assert text[event.trigger.span.start : event.trigger.span.end] == "conversation"
    assert "telephone conversation" in event.why
    assert "CONSULT" in event.why
    assert 0 < event.confidence < 1


def test_an_event_in_a_statement_is_according_to_it() -> None:
    events, _, _ = read("Norwegian Prime Minister Erna Solberg said that Sweden had attacked Denmark.")
    attack = next(e for e in events if e.type == "ASSAULT")
    assert attack.according_to is not None


def test_reading_again_gives_the_same_events() -> None:
    text = "Norway met with Sweden. Denmark condemned Sweden's illegal blockade of Finland."
    assert read(text)[0] == read.__wrapped__(text)[0]


@pytest.mark.parametrize(
    "text", ["a", "“", "—" * 500, "Norway " * 300, "?!.", "and and or but with to", "𝔘𝔫𝔦 🇸🇪 ‮ 你好"]
)
def test_no_text_makes_it_raise(text: str) -> None:
    read(text)
