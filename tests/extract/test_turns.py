"""Who has the word in a transcript, by its labels; and whose a round-up's quotations are."""

from __future__ import annotations

from .test_statements import read

REMARKS = "Remarks by President Joe Biden and Prime Minister Albanese of Australia at a State Dinner"


def by_label(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Surname of the speaker and the first three words of each direct statement."""
    return [(who, " ".join(what.split()[:3])) for who, form, what in read(text, title).told() if form == "direct"]


def test_capital_labels_name_the_holder_of_the_office() -> None:
    text = (
        "THE PRESIDENT: My son Major Beau Biden spent a year abroad with the troops.\n\n"
        "PRIME MINISTER ALBANESE: We thank you for this evening.\n\n"
        "PRESIDENT BIDEN: Enjoy the dinner with us."
    )
    assert by_label(text, REMARKS) == [
        ("biden", "My son Major"),
        ("albanese", "We thank you"),
        ("biden", "Enjoy the dinner"),
    ]
    assert {
        s.speaker for s in read(text, REMARKS).statements if "dinner" in s.content.span.words(read(text, REMARKS).text)
    } == {"person:joe-biden"}


def test_a_reporters_turn_is_nobodys() -> None:
    text = (
        "MR. SULLIVAN: We are ready to take questions about the summit.\n\n"
        "Q Jake, Netanyahu told us that he wants a meeting. Is that right?\n\n"
        "Q — on the motorcade, the Kremlin said that it was late.\n\n"
        "Q (As interpreted.) What do you expect of it?\n\n"
        "MR. SULLIVAN: We expect a good meeting."
    )
    told = by_label(text, "Press Briefing by National Security Advisor Jake Sullivan")
    assert told == [("sullivan", "We are ready"), ("sullivan", "We expect a")]
    assert all(
        form == "direct"
        for _, form, _ in read(text, "Press Briefing by National Security Advisor Jake Sullivan").told()
    )


def test_one_label_in_capitals_makes_a_transcript_and_its_clock_is_not_said() -> None:
    text = "3:09 P.M. EDT\n\nTHE PRESIDENT: We will rebuild the roads of this country.\n\nEND 3:30 P.M. EDT"
    assert by_label(text, "Remarks by President Biden on Roads") == [("biden", "We will rebuild")]


def test_an_unknown_full_name_ends_the_turn_before_it() -> None:
    text = (
        "Vladimir Putin: We will build the new centre next year.\n\n"
        "Vladimir Putin: It is needed for the whole country.\n\n"
        "Remark: Mr President, we support you in this.\n\n"
        "Vladimir Putin: Thank you for your support."
    )
    assert [what for _, what in by_label(text)] == ["We will build", "It is needed", "Thank you for"]


def test_the_name_before_the_colon_speaks_in_a_round_up() -> None:
    text = (
        "President Volodymyr Zelenskyy met President Donald Trump. “It was a good day,” Zelenskyy said.\n\n"
        "NATO Secretary General Mark Rutte: “Without Trump this deadlock would have stayed.”\n\n"
        "Anna Keller, mayor of Linz: “We saw unity between Trump and Zelenskyy today.”\n\n"
        "- John Kovacs (ret.): “Nobody can overstate what we all saw there.”\n\n"
        "The corner shop: “This was the best thing that could have happened to us.”"
    )
    assert by_label(text) == [
        ("zelenskyy", "It was a"),
        ("rutte", "Without Trump this"),
        ("keller", "We saw unity"),
        ("kovacs", "Nobody can overstate"),
    ]


def test_what_somebody_is_called_is_no_statement_and_what_is_made_clear_is() -> None:
    assert read("Foreign Minister Anna Keller called him Bosie.").told() == []
    told = read("Foreign Minister Anna Keller made it clear that the border will open.").told()
    assert told == [("keller", "indirect", "the border will open")]


def test_an_address_is_whose_it_is_in_the_title() -> None:
    text = "I thank you all for your help.\n\nWe will win, and I know that we will."
    told = by_label(
        text, "We will win - President Volodymyr Zelenskyy's address to the students of leading British universities"
    )
    assert {who for who, _ in told} == {"zelenskyy"}
