"""Who joins in, who is asked to leave, what never was, and lists whose parse is broken."""

from __future__ import annotations

import pytest

from extract.telling import read, told


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Canada and Japan joined Norway in condemning Russia.", ["CAN+JPN+NOR ACCUSE RUS occurred"]),
        (
            "A group of allies – including the United Kingdom, Japan and NATO – joined Norway in condemning Russia.",
            ["GBR+JPN+NATO+NOR ACCUSE RUS occurred"],
        ),
        (
            "Minister Ivan Brown of Norway will travel to Accra, Ghana; Dar es Salaam, Tanzania; and Lusaka, Zambia.",
            ["GHA+NOR+TZA+ZMB CONSULT planned"],
        ),
        (
            "Norway thanked the heads of government of Poland, the Czech Republic and Slovenia for the support.",
            ["NOR SUPPORT CZE+POL+SVN occurred"],
        ),
        ("The United States and other friends of Tunisia stand ready to help Tunisia.", ["USA AGREE TUN promised"]),
        ("Norway and Canada stand ready to help Tunisia move toward a secure future.", ["CAN+NOR AGREE TUN promised"]),
    ],
)
def test_whoever_joins_is_meant_and_nobody_else(text: str, lines: list[str]) -> None:
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "Norway said that Sweden must again be a safe place.",
        "Norway said that Swedish banks must be completely disconnected from the system.",
        "The conflict would have been fuelled by hysteria, as NATO deployed its infrastructure faster.",
    ],
)
def test_what_is_asked_of_nobody_and_what_never_was_is_no_event(text: str) -> None:
    assert told(text) == []


def test_its_withdrawal_is_asked_of_whom_one_blames() -> None:
    text = "Norway deplored the aggression by Russia against Ukraine and demanded its withdrawal from Ukraine."
    assert told(text) == ["NOR ACCUSE RUS occurred", "NOR REQUEST RUS demanded"]


def test_the_annexed_are_not_who_annexes() -> None:
    text = "Norway condemned and rejected the annexation by Russia of Ukraine's Donetsk, Luhansk and Zaporizhzhya."
    assert all("RUS" in line and "UKR" not in line for line in told(text) if "REJECT" in line)
    assert any("REJECT" in line for line in told(text))


def test_those_who_get_costs_imposed_give_the_support() -> None:
    text = (
        "Norway will impose costs on Russia, including on individuals and entities – inside and outside of Russia – "
        "providing political or economic support for Russia's attempts."
    )
    assert not [line for line in told(text) if line.startswith("NOR SUPPORT") or line.startswith("NOR AID")]


def test_views_on_a_later_meeting_were_exchanged_before_it() -> None:
    text = "Norway and Sweden exchanged views on the results of the forthcoming meeting of the Council on June 30-31."
    events, _, _ = read(text)
    assert [(event.status, event.date) for event in events] == [("occurred", None)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Now Biden invites President Lopez Obrador of Mexico to say a few words.", []),
        ("President Biden announced his intention to nominate Ann Brown to serve as Ambassador to Norway.", []),
        ("Russian troops marched across the border into Ukraine.", ["RUS ASSAULT UKR occurred"]),
        ("Norway is waiting for a conversation between Denmark and Sweden.", ["DNK+SWE CONSULT planned"]),
        ("Norway was deploying troops.", ["NOR MOBILIZE occurred"]),
        ("Norway is deploying troops.", ["NOR MOBILIZE ongoing"]),
    ],
)
def test_courtesies_appointments_marches_and_waits(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_condolences_are_no_support_of_who_caused_the_losses() -> None:
    text = "Norway expressed condolences for the casualties caused by Russia's recent missile attacks."
    assert not [line for line in told(text) if "SUPPORT RUS" in line]


def test_who_has_met_on_a_day_after_the_page_has_met() -> None:
    events, _, _ = read("Norway and Sweden met in Oslo on June 3, 2021.", published="2021-06-02")
    assert [event.status for event in events] == ["occurred"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norway said that Russia must depend on Sweden.", []),
        ("Norway said that Sweden and Norway should lead the community.", []),
        ("We agree with the Swedes that this could go on for months.", []),
        ("The secretary met the President of Norway during the United Nations General Assembly meetings.", []),
        ("Norway said that the Russian invasion of Ukraine was intended as a beginning.", ["RUS ASSAULT UKR occurred"]),
        ("An attack by Norway on Sweden is planned.", ["NOR THREATEN SWE threatened"]),
        ("Biden said that he expects to be meeting with President Xi of China.", ["CHN+USA CONSULT planned"]),
        ("Norway is supporting Sweden with clean energy.", ["NOR AID SWE ongoing"]),
    ],
)
def test_what_is_expected_shared_or_meant(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_what_was_done_long_ago_is_held_against_nobody() -> None:
    recent, old = (
        told(f"“In {year}, Iraq invaded Kuwait under slogans,” Minister Dion of Canada said.") for year in (2021, 1990)
    )
    assert any("ACCUSE" in line for line in recent)
    assert not any("ACCUSE" in line for line in old)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Norway will help Swedes who have been displaced by Russia's war.", ["NOR AGREE SWE promised"]),
        ("Norway and Sweden said that any attack by Russia will be met with a swift response.", []),
        ("Norway said: “I invite Vice President Harris to deliver your opening remark.”", []),
        ("Maritime Security Cooperation: Norway and Sweden reaffirmed their commitment to trade.", []),
        ("Norwegian civilians are planning to travel to Sweden.", []),
        ("Norway said: “Let us also agree that this is to help Sweden.”", []),
        ("The ministry of Norway spoke of expanding the company's presence in the market.", []),
        ("Norway expanded its military presence in the Arctic.", ["NOR MOBILIZE occurred"]),
        ("Norway's vaccine deployment went on.", []),
        ("Norway's troop deployment went on.", ["NOR MOBILIZE occurred"]),
        ("Norway said it is important that the deeds of Sweden are supported by countries such as Denmark.", []),
        (
            "Sweden deserves EU candidate status and Norway and Denmark will support Sweden in this.",
            ["DNK+NOR AGREE SWE promised"],
        ),
    ],
)
def test_what_only_looks_like_a_deed(text: str, lines: list[str]) -> None:
    assert told(text) == lines


def test_the_commission_beside_states_is_one_of_those_who_say_we() -> None:
    text = "We, the leaders of the European Commission, France, Canada, and the United States condemn Putin's war."
    assert told(text, title="Joint Statement") == ["CAN+European Commission+FRA+USA ACCUSE RUS occurred"]


def test_thanks_go_to_whom_one_met_last() -> None:
    text = (
        "Minister Ann Brown of Canada met with Minister Dag Lund of Norway. Brown met with Minister Bo Berg of Sweden. "
        "She expressed appreciation for the cooperation."
    )
    assert told(text)[-1] == "CAN SUPPORT SWE occurred"


def test_a_pair_of_given_names_is_no_statesman() -> None:
    _, actors, _ = read("Canada is grateful for Tim and Scott's friendship.")
    assert not any(actor.country == "ZMB" for actor in actors.values())


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("They spoke amid Russia's renewed aerial attacks on Sweden's ports.", ["RUS ASSAULT SWE occurred"]),
        (
            "After the CSTO summit, Vladimir Putin and President of Belarus Alexander Lukashenko had a conversation.",
            ["BLR+RUS CONSULT occurred"],
        ),
        ("Those who believe that Norway will attack Sweden are wrong.", []),
        (
            "Norway will announce sanctions against Russia in response to Russia’s war in Sweden.",
            ["NOR THREATEN RUS threatened", "RUS ASSAULT SWE occurred"],
        ),
        (
            "Denmark met Speaker of the Saeima of Latvia Ann Brown, Speaker of the Seimas of Lithuania Eva Smith-Lund "
            "and President of the Riigikogu of Estonia Jan Berg who arrived in Copenhagen.",
            ["DNK+EST+LTU+LVA CONSULT occurred"],
        ),
    ],
)
def test_what_goes_on_and_who_came(text: str, lines: list[str]) -> None:
    assert told(text) == lines
