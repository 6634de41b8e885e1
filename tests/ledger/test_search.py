"""Search over every store: the same words find the same reports, and whatever a person types is words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.errors import OptionError
from dragoman.ledger import Ledger, open_view, open_writer, reader_id
from dragoman.ledger.search import Question
from dragoman.ledger.search.index import index_all, make_index
from dragoman.model import Published, Record, Report, Span
from made import TEXT

OTHERS = [
    ("Talks on the open sea", "Oslo and Helsinki opened talks. The sea was calm.", "2020-01-05", "Nordwire"),
    ("Harbour closed", "Calm seas, and São Tomé's envoy recognised the U.N. mid-term plan.", "2021-06-01", "Nordwire"),
    (
        "A long story",
        "fish " * 300 + "\n\nThe ministers spoke of herring at the very end.",
        None,
        "The Barents Gazette",
    ),
]


def other(record: Record, number: int, title: str, text: str, day: str | None, publisher: str) -> Record:
    published = day and Published(day, day[:-2] + "28", "day", "stated", None)
    report: Report = replace(
        record.report, id=f"{number:064x}", title=title, text=text, publisher=publisher, published=published or None,
        byline=None,
    )  # fmt: skip
    empty: dict[str, Any] = {"statements": (), "events": (), "encounters": (), "commitments": ()}
    return replace(record, report=report, actors=(), **empty)


@pytest.fixture
def filled(ledger: Ledger, record: Record) -> Ledger:
    ledger.add(record)
    for number, told in enumerate(OTHERS, start=1):
        ledger.add(other(record, number, *told))
    return ledger


def found(ledger: Ledger, words: str = "", **more: Any) -> list[int]:
    """The reports that are found, by the number that their id is, best first."""
    return [int(hit.told.report, 16) for hit in ledger.search(Question(words, **more)).hits]


WORDS: list[tuple[str, list[int]]] = [
    ("fishing", [0, 3]),
    ("FISHED", [0, 3]),
    ("seas calm", [1, 2]),
    ('"open sea"', [1]),
    ("“open sea”", [1]),
    ('"sea open"', []),
    ("recognize", [2]),
    ("Sao Tome", [2]),
    ("São Tomé’s", [2]),
    ("UN", [2]),
    ("mid-term", [2]),
    ("term mid", [2]),
    ("term-mid", []),
    ("herring", [3]),
    ("Aino Berg", [0]),
    ("Gazette herring", [3]),
    ("Finnmark", [0]),
    ("accuse", [0]),
    ("zebra", []),
    ("sea zebra", []),
]


def test_words_find_reports_whatever_their_ending_marks_and_case(filled: Ledger) -> None:
    answers = [(words, sorted(found(filled, words))) for words, _ in WORDS]
    assert answers == WORDS


def test_a_title_counts_more_than_a_text(filled: Ledger, record: Record) -> None:
    filled.add(other(record, 9, "Quotas", "A text of the same length on trawlers.", None, "X"))
    filled.add(other(record, 10, "Trawlers", "A text of the same length on quotas.", None, "X"))
    assert found(filled, "quotas")[0] == 9
    assert found(filled, "trawlers")[0] == 10


SYNTAX = [
    '"', '""', '"open', "open AND", "NOT sea", "OR", "NEAR(open sea)", "title:sea", "sea*", "^sea", "-sea", "sea:A",
    "(", ")", "sea & !calm", "sea | calm", "<->", "'", "''; DROP TABLE reports; --", "\x00",
    "sea\x00calm", "\ud800", "%", "\\", "{}", "a" * 5000,
    " ".join(f"sea{n}" for n in range(3000)), '"' + "sea " * 3000 + '"', "…", "不", "🐟",
]  # fmt: skip


def test_what_a_person_types_is_words_and_nothing_else(filled: Ledger) -> None:
    for words in SYNTAX:
        found(filled, words)
    assert found(filled, "sea*") == found(filled, "sea")
    assert found(filled, "title:sea") == []
    assert found(filled, "sea & !calm") == found(filled, "sea calm")
    assert found(filled, '"open sea') == found(filled, "open sea")
    assert found(filled, "…") == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=[]), max_size=30))
def test_no_words_raise(filled: Ledger, words: str) -> None:
    filled.search(Question(words, publisher=words, place=words, actor=words))
    filled.search(Question(words))


FILTERS: list[tuple[dict[str, Any], list[int]]] = [
    ({"actor": "FIN"}, [0]),
    ({"actor": "FIN", "recipient": "NOR", "type": "ACCUSE"}, [0]),
    ({"actor": "NOR", "recipient": "FIN", "type": "accuse"}, []),
    ({"actor": "NOR", "recipient": "FIN", "type": "CONSULT"}, [0]),
    ({"actor": "person:kari-lunde", "recipient": "person:antti-salo"}, [0]),
    ({"actor": "SWE"}, []),
    ({"type": "AID", "status": "announced"}, [0]),
    ({"type": "AID", "status": "occurred"}, []),
    ({"status": "held"}, [0]),
    ({"place": "kirkenes"}, [0]),
    ({"place": "Finnmark", "type": "CONSULT"}, [0]),
    ({"place": "NOR"}, [0]),
    ({"place": "Kirkenes", "type": "ACCUSE"}, []),
    ({"min_confidence": 0.8}, [0]),
    ({"min_confidence": 0.9}, []),
    ({"actor": "FIN", "since": "2021-03-03", "until": "2021-03-04"}, [0]),
    ({"actor": "FIN", "since": "2021-03-04"}, []),
    ({"since": "2021"}, [2, 0]),
    ({"until": "2021"}, [1]),
    ({"publisher": "nordwire"}, [2, 1]),
    ({"publisher": "Nordwire", "since": "2021"}, [2]),
]


def test_filters_hold_of_one_fact_and_the_newest_come_first(filled: Ledger) -> None:
    answers = [(asked, found(filled, **asked)) for asked, _ in FILTERS]
    assert answers == FILTERS
    assert found(filled, "sea", actor="FIN") == []
    assert found(filled, "frank talks", actor="FIN") == [0]
    assert found(filled, "calm sea", publisher="Nordwire", until="2020-02") == [1]


def test_the_words_are_marked_where_they_stand(filled: Ledger) -> None:
    (hit,) = filled.search(Question('frank "border roads"')).hits
    assert hit.snippet is not None
    assert TEXT[slice(*hit.snippet.span)] == hit.snippet.text
    assert [TEXT[slice(*mark)] for mark in hit.snippet.marks] == ["border roads", "frank"]
    (far,) = filled.search(Question("herring")).hits
    assert far.snippet is not None
    assert far.snippet.text == "The ministers spoke of herring at the very end."


def test_the_facts_of_a_hit_are_those_asked_for_or_those_of_the_passage(filled: Ledger, record: Record) -> None:
    (hit,) = filled.search(Question("criticised")).hits
    assert [(fact.kind, fact.type, fact.words) for fact in hit.facts] == [("event", "ACCUSE", "criticised")]
    (hit,) = filled.search(Question(actor="NOR", recipient="FIN")).hits
    assert [(fact.kind, fact.type) for fact in hit.facts] == [
        ("event", "CONSULT"), ("encounter", "bilateral meeting"), ("commitment", "AID"),
    ]  # fmt: skip
    assert hit.facts[0].span == record.events[0].trigger.span
    assert hit.facts[2].actors == ("state:NOR",)


def test_of_many_facts_the_first_are_given_and_the_others_counted(filled: Ledger) -> None:
    for asked in (Question(actor="NOR", recipient="FIN"), Question(actor="FIN"), Question("criticised")):
        whole = filled.search(asked)
        for most in (0, 1, 2, 50):
            cut = filled.search(asked, most_facts=most)
            assert [hit.facts for hit in cut.hits] == [hit.facts[:most] for hit in whole.hits]
            assert list(cut.further) == [max(len(hit.facts) - most, 0) for hit in whole.hits]
        assert not any(whole.further)


def test_of_a_story_one_report_is_shown_and_the_others_are_counted(ledger: Ledger, record: Record) -> None:
    for number in range(1, 4):
        report = replace(record.report, id=f"{number:064x}", publisher=f"Paper {number}")
        ledger.add(replace(record, report=report))
    (hit,) = ledger.search(Question("border roads")).hits
    assert hit.alike == 2
    (hit,) = ledger.search(Question("border roads", publisher="Paper 2")).hits
    assert (hit.told.publisher, hit.alike) == ("Paper 2", 0)
    (hit,) = ledger.search(Question(actor="FIN")).hits
    assert (hit.score, hit.alike, len(hit.facts)) == (None, 2, 3)


def test_pages_follow_each_other_by_cursor(ledger: Ledger, record: Record) -> None:
    for number in range(1, 24):
        day = f"20{10 + number % 5}-01-01" if number % 6 else None
        text = f"herring and {'cod ' * (number % 4)}" + " ".join(f"word{number}x{at}" for at in range(100))
        ledger.add(other(record, number, f"Herring {number}", text, day, "X"))
    for question, newest in (
        (Question("herring"), False),
        (Question("herring"), True),
        (Question(publisher="X"), False),
    ):
        whole = ledger.search(question, size=100, newest_first=newest)
        assert (len(whole.hits), whole.cursor) == (23, None)
        paged, cursor = [], None
        while True:
            page = ledger.search(question, size=5, cursor=cursor, newest_first=newest)
            paged += page.hits
            cursor = page.cursor
            if cursor is None:
                break
        assert paged == list(whole.hits)


def test_a_cursor_of_another_search_is_refused(filled: Ledger) -> None:
    cursor = filled.search(Question("calm"), size=1).cursor
    assert cursor is not None
    for wrong, message in ((cursor, "is the cursor of another search"), ("nonsense!", "is no cursor"), ("é", "is no")):
        with pytest.raises(OptionError, match=message):
            filled.search(Question("sea"), cursor=wrong)


def test_what_makes_no_sense_is_said(filled: Ledger) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"type": "GREET"}, "GREET: is no type of event; choose among AGREE"),
        ({"status": "maybe"}, "maybe: is no status; choose among occurred"),
        ({"since": "3 March"}, "since 3 March: is no date; write YYYY"),
        ({"min_confidence": 2.0}, r"2\.0: a confidence lies between 0 and 1"),
    ]
    for asked, message in wrong:
        with pytest.raises(OptionError, match=message):
            found(filled, "x", **asked)


def test_what_a_person_said_is_found_and_shown(filled: Ledger, record: Record) -> None:
    filled.corrector.amend("state:FIN", {"name": "Republic of Finland"}, reason="its name", who="A")
    filled.corrector.dispute(record.events[1].id, reason="x", who="A")
    assert found(filled, "republic") == [0]
    (hit,) = filled.search(Question("criticised")).hits
    assert [fact.correction for fact in hit.facts] == ["disputed"]
    filled.corrector.end(next(iter(filled.corrections())).id, reason="y", who="A")
    assert found(filled, "republic") == []


def test_a_newer_reading_takes_the_place_of_the_old_in_the_index(place: str, filled: Ledger, record: Record) -> None:
    reader = replace(record.reader, version="0.2.0")
    filled.add(replace(record, reader=reader, events=(), commitments=(), encounters=()))
    with open_writer(place) as writer:
        writer.make_current(record.report.id, reader_id(reader))
        assert found(filled, "accuse") == []
        writer.make_current(record.report.id, reader_id(record.reader))
    assert found(filled, "accuse") == [0]


def test_the_index_made_anew_answers_alike(place: str, filled: Ledger) -> None:
    before = [filled.search(Question(words)) for words, _ in WORDS]
    with open_writer(place) as writer, writer.transaction() as connection:
        make_index(connection)
        index_all(connection)
    with open_view(place) as view:
        assert [view.search(Question(words)) for words, _ in WORDS] == before


def test_a_text_of_very_many_words_is_kept_and_found(ledger: Ledger, record: Record) -> None:
    text = " ".join(f"word{number}x" for number in range(56_000))
    ledger.add(other(record, 1, "Huge", text, None, "X"))
    assert found(ledger, "word5x") == [1]
    assert found(ledger, '"word7x word8x"') == [1]
    (hit,) = ledger.search(Question("word90x")).hits
    assert hit.snippet is not None
    assert hit.snippet.marks == (Span(text.index("word90x"), text.index("word90x") + 7),)
