"""Who said what, in which words and through which channel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import cast_actors
from dragoman.extract.statements import extract_statements
from dragoman.gazetteer import load_gazetteer
from dragoman.model import Published, Report, Source, Span, Statement
from dragoman.parse import load_language_model, parse_report
from dragoman.text import choose_anchor

DAY = Published("2021-12-07", "2021-12-08", "day", "page metadata", None)
INTRO = "Foreign Minister Anna Keller of Austria met Foreign Minister Pavel Novak of Czechia in Vienna. "


@dataclass(frozen=True)
class Read:
    """A report's text with its statements."""

    text: str
    statements: tuple[Statement, ...]

    def told(self) -> list[tuple[str, str, str]]:
        """Surname of the speaker, form and content of each statement."""
        return [
            (s.speaker.split(":")[1].split("-")[-1], s.form, s.content.span.words(self.text)) for s in self.statements
        ]


def report_of(text: str, title: str | None) -> Report:
    whole = f"{title}\n\n{text}" if title else text
    spans, at = [], 0
    for block in whole.split("\n\n"):
        spans.append(Span(at, at + len(block)))
        at += len(block) + 2
    source = Source(None, None, None, None, "text/plain")
    head, body = (spans[0], spans[1:]) if title else (None, spans)
    return Report("x", source, title, whole, head, tuple(body), (), None, None, (), None, DAY, "en", (), (), ())


@cache
def read(text: str, title: str | None = None) -> Read:
    report = report_of(text, title)
    cast = cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())
    return Read(report.text, extract_statements(cast, choose_anchor(report.published, report.text)))


@pytest.mark.parametrize(
    ("said", "speaker", "form", "content"),
    [
        ("Keller said that the border will open.", "keller", "indirect", "the border will open"),
        ("“The border will open,” Keller said.", "keller", "direct", "The border will open,"),
        ("“The border will open,” said Anna Keller in Vienna.", "keller", "direct", "The border will open,"),
        (
            "Keller said the talks were “very useful” to both.",
            "keller",
            "mixed",
            "the talks were “very useful” to both",
        ),
        ("Novak stressed the importance of trade.", "novak", "indirect", "the importance of trade"),
        ("Novak noted that trade had grown.", "novak", "indirect", "trade had grown"),
        ("Novak called the move “reckless”.", "novak", "mixed", "the move “reckless”"),
        ("According to Pavel Novak, trade had grown.", "novak", "indirect", "trade had grown"),
        ("Trade had grown, according to Pavel Novak.", "novak", "indirect", "Trade had grown"),
        ("The border, Novak said, would open soon.", "novak", "indirect", "The border, Novak said, would open soon"),
    ],
)
def test_a_statement_has_speaker_form_and_content(said: str, speaker: str, form: str, content: str) -> None:
    told = read(INTRO + said).told()
    assert len(told) == 1
    assert told[0][:2] == (speaker, form)
    assert told[0][2] == content


@pytest.mark.parametrize(
    "said",
    [
        "Keller did not say that the border will open.",
        "Keller may announce that the border will open.",
        "Keller declined to say that the border will open.",
        "Keller discussed the border with Novak.",
        "Keller expressed gratitude to Novak.",
        "The “moderate” group left the town.",
        "Keller reaffirmed her position.",
        "Keller had *frank* talks with Novak.",
    ],
)
def test_what_is_not_said_is_no_statement(said: str) -> None:
    assert read(INTRO + said).statements == ()


def test_a_quotation_without_a_word_of_saying_carries_on_the_speaker() -> None:
    told = read(INTRO + "“Trade has grown,” Novak said. “We want it to grow even more in the coming years.”").told()
    assert [(speaker, form) for speaker, form, _ in told] == [("novak", "direct"), ("novak", "direct")]


def test_a_quotation_that_runs_over_a_paragraph_continues_the_statement() -> None:
    reading = read(INTRO + "Novak said: “Trade has grown.\n\n“We want it to grow even more in the coming years.”")
    first, second = reading.statements
    assert second.speaker == first.speaker
    assert second.continues == first.id


def test_a_joint_statement_is_one_for_each_speaker() -> None:
    told = read(INTRO + "Keller and Novak stressed that the border will open.").told()
    assert [speaker for speaker, _, _ in told] == ["keller", "novak"]


def test_an_impersonal_note_is_the_word_of_whoever_has_the_floor() -> None:
    told = read(INTRO + "Novak explained the plan to Keller. It was noted that trade had grown.").told()
    assert told == [("novak", "indirect", "trade had grown")]


def test_channel_date_and_state() -> None:
    (statement,) = read(INTRO + "Keller announced on Monday in an interview that the border will open.").statements
    assert statement.channel is not None
    assert statement.channel.kind == "interview"
    assert statement.date is not None
    assert statement.date.start == "2021-12-06"
    assert statement.on_behalf_of == "state:AUT"


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = (
        "Anna Keller: We have agreed on trade. It was hard.\n\nQuestion: What comes next?\n\nAnna Keller: More talks."
    )
    told = read(text, "Press conference by Foreign Minister Anna Keller of Austria").told()
    assert {speaker for speaker, _, _ in told} == {"keller"}
    assert not any("What comes next" in content for _, _, content in told)


def test_a_statement_in_the_first_person_is_its_author_s() -> None:
    told = read(
        "I spoke with Prime Minister Novak today. We agreed on trade.", "Statement by President Joe Biden"
    ).told()
    assert [(speaker, form) for speaker, form, _ in told] == [("biden", "direct")]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Keller", "said", "that", '"', "“", "”", "according", "to", "Q:", ".", "\n\n", "we", "é𝄞"]),
        max_size=60,
    )
)
def test_any_words_are_read_and_spans_lie_within_the_text(words: list[str]) -> None:
    reading = read(" ".join(words))
    for statement in reading.statements:
        assert reading.text[slice(*statement.content.span)].strip()
        assert all(quote.span.words(reading.text) for quote in statement.quotes)
