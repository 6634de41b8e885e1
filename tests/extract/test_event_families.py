"""Families of expressions of the codebook, each with what only sounds like one of them; sentences of our own."""

from __future__ import annotations

import pytest

from extract.telling import told


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # willingness, and what is pledged not to be done
        ("Norway is willing to send engineers to help defend Sweden.", "NOR AGREE SWE promised"),
        ("Norway vowed not to return the islands to Sweden.", "NOR REJECT SWE occurred"),
        ("Norway will evacuate its bases in Sweden.", "NOR AGREE SWE promised"),
        # what belongs to somebody is backed, vetoed, defended
        ("Norway said it would support a NATO resolution on the strait.", "NOR AGREE NATO promised"),
        ("Norway vetoed a Swedish-drafted resolution.", "NOR REJECT SWE occurred"),
        ("Norway refused to commit troops to the Swedish-led operation.", "NOR REJECT SWE occurred"),
        ("Norway defended the right of Swedish troops to search ships.", "NOR SUPPORT SWE occurred"),
        ("Norway defended Sweden over claims of fraud.", "NOR SUPPORT SWE occurred"),
        # diplomatic relations
        ("Norway has opened an embassy in Sweden.", "NOR SUPPORT SWE occurred"),
        ("Norway gave a warm welcome on Monday to Sweden's prime minister.", "NOR+SWE CONSULT occurred"),
        ("Norwegian and Swedish negotiators return to Vienna this week for talks.", "NOR+SWE CONSULT occurred"),
        ("The Norwegian president called the prime minister of Sweden to discuss trade.", "NOR+SWE CONSULT occurred"),
        # refuge, borders, peacekeepers, inspectors
        ("Thousands of Norwegian fishermen sought refuge in Sweden.", "NOR REQUEST SWE demanded"),
        ("Norway reopened its frontier to Sweden.", "NOR CONCEDE SWE occurred"),
        ("Norway denied entry to a Swedish journalist.", "NOR REJECT SWE occurred"),
        ("Norway sent 200 peacekeepers to Sweden.", "NOR AID SWE occurred"),
        ("Norwegian peacekeeping troops have arrived in Sweden.", "NOR AID SWE occurred"),
        ("Norway withdrew its peacekeepers from Sweden.", "NOR SANCTION SWE occurred"),
        ("Norwegian peacekeepers were shipped out of Sweden.", "NOR SANCTION SWE occurred"),
        ("Norway sent a team of engineers to Sweden to inspect the dam.", "NOR ACCUSE SWE occurred"),
        # troops
        ("Norway speeded up the withdrawal of some forces from Sweden.", "NOR RETREAT SWE occurred"),
        ("Norway mobilized reservists for a possible war against Sweden.", "NOR MOBILIZE SWE occurred"),
        ("Norwegian troops remained on alert on Sunday.", "NOR MOBILIZE occurred"),
        # courts, investigations, complaints
        ("Norway summoned the Swedish ambassador to complain of delays.", "NOR ACCUSE SWE occurred"),
        ("Norway called for sanctions against Sweden.", "NOR ACCUSE SWE occurred"),
        ("Norway has launched legal action against the Swedish government.", "NOR ACCUSE SWE occurred"),
        ("Norway issued an arrest warrant for a Swedish singer.", "NOR THREATEN SWE threatened"),
        # demands
        ("Norway demanded the withdrawal of Swedish forces from Finland.", "NOR REQUEST SWE demanded"),
        ("Norway is pushing hard for Swedish support.", "NOR REQUEST SWE demanded"),
        ("The Norwegian envoy said that Sweden must be ready to mediate.", "NOR REQUEST SWE demanded"),
        ("Norway gave Sweden a deadline to remove the ships.", "NOR THREATEN SWE threatened"),
        # refusals of what is to come
        ("Norway will not lift the ban on Swedish fish.", "NOR REJECT SWE occurred"),
        ("Norway said it will not accept any more Swedish refugees.", "NOR REJECT SWE occurred"),
        ("Norway rejected a call for its forces to be deployed in Sweden.", "NOR REJECT SWE occurred"),
        # relief
        ("Norway lifted its blockade of Sweden.", "NOR CONCEDE SWE occurred"),
        ("Norway eased emergency measures in Sweden.", "NOR CONCEDE SWE occurred"),
        ("Norway freed a Swedish diplomat.", "NOR RETREAT SWE occurred"),
        ("Norway returned two stolen manuscripts to Sweden.", "NOR RETREAT SWE occurred"),
        ("Norway donated a shipment of equipment to help Sweden.", "NOR AID SWE occurred"),
        ("Norway awarded the Order of Merit to the former Swedish prime minister.", "NOR SUPPORT SWE occurred"),
        # force short of war, and war
        ("Norway has tried to hack into the computers of Swedish officers.", "NOR COERCE SWE occurred"),
        ("Norwegian hackers defaced dozens of Swedish web sites.", "NOR COERCE SWE occurred"),
        ("Norwegian police placed a Swedish trader under house arrest.", "NOR COERCE SWE occurred"),
        ("Norwegian rebels took three Swedish doctors hostage.", "NOR ASSAULT SWE occurred"),
        ("A camp for Swedish refugees was attacked by Norwegian militiamen.", "NOR ASSAULT SWE occurred"),
        ("Norwegian guards abused Swedish prisoners.", "NOR ASSAULT SWE occurred"),
        ("Two Norwegian bombers blew themselves up in Gothenburg.", "NOR ASSAULT SWE occurred"),
        ("Norwegian forces launched artillery and rocket fire against Swedish camps.", "NOR ASSAULT SWE occurred"),
        ("The Norwegian prime minister resigned on Sunday.", "NOR RETREAT occurred"),
        ("Norwegian troops have retaken a village in Sweden.", "NOR COERCE SWE occurred"),
        ("Swedish inspectors were expelled from Norway.", "NOR SANCTION SWE occurred"),
    ],
)
def test_a_family_of_expressions_tells_its_event(text: str, line: str) -> None:
    assert line in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway thanked everybody who defends the right to life.",
        "The crisis called for talks.",
        "Norway meets the demands of the market.",
        "Swedes who have sought refuge in Norway are well.",
        "Norwegian officials said that Sweden might try to hack into ministries.",
        "Norway will give up its seat.",
        "Anna Berg, of Norway, to be a judge of the court, vice Olaf Lund, resigned.",
        "Norway is proud of its Order of Merit.",
        "Norwegian nurses remained on alert.",
        "Norway respects the decision of the Norwegian president to step down.",
        "Many steps that Norway has taken over the past year in response to Sweden's call are listed here.",
        "Norwegian leaders agreed to intensify efforts to mitigate effects of Sweden's storm.",
    ],
)
def test_what_sounds_like_a_family_and_is_none(text: str) -> None:
    assert told(text) == []
