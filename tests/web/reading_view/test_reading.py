"""A record as a page: every fact has one mark and one card, in the order of the text, whatever part it stands in."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import dragoman
from dragoman.model import Record, Span
from dragoman.web.reading_view import draw_reading
from dragoman.web.reading_view.numbering import numbered_facts
from dragoman.web.reading_view.pieces import PART_CHARACTERS, parts_of
from dragoman.web.reading_view.reading import part_with
from places import EXAMPLES


@cache
def record() -> Record:
    return dragoman.read(EXAMPLES / "news-page.html")


def test_facts_are_numbered_in_the_order_of_the_text() -> None:
    facts = numbered_facts(record())
    assert [fact.number for fact in facts] == list(range(1, len(facts) + 1))
    assert [fact.at.start for fact in facts] == sorted(fact.at.start for fact in facts)


def test_every_fact_has_a_card_and_every_card_a_mark() -> None:
    reading = draw_reading(record())
    listed: tuple[Any, ...] = (*record().statements, *record().events, *record().encounters, *record().commitments)
    continued = {said.id for said in record().statements if said.continues}
    assert {id for card in reading.cards for id in card.ids} == {fact.id for fact in listed} - continued
    drawn = "".join((*map(str, [reading.title]), *(piece.words for piece in reading.pieces)))
    for card in reading.cards:
        assert f'data-f="{card.number}"' in drawn
        assert f'id="t{card.number}"' in drawn


def test_what_two_say_in_the_same_words_is_one_card() -> None:
    one = record().statements[0]
    both = replace(record(), statements=(one, replace(one, id="statement:other", speaker=record().actors[-1].id)))
    facts = [fact for fact in numbered_facts(both) if fact.kind == "statement"]
    assert [[each.id for each in fact.facts] for fact in facts] == [[one.id, "statement:other"]]


def test_sides_are_named_most_first_and_have_marks_of_their_own() -> None:
    reading = draw_reading(record())
    assert [side.name for side in reading.sides[:2]] == ["Chile", "New Zealand"]
    assert [side.mark for side in reading.sides] == [f"a{at}" for at in range(1, len(reading.sides) + 1)]


def test_confidence_is_said_in_words_by_what_it_means() -> None:
    card = next(card for card in draw_reading(record()).cards if card.kind == "event")
    said = [replace(card, sure=sure).sureness for sure in (0.95, 0.8, 0.6, 0.2)]
    assert said == ["very likely right", "likely right", "more likely right than not", "doubtful"]


@pytest.mark.parametrize("words", ["word " * 30_000, "x" * 70_000])
def test_a_long_report_is_cut_into_parts_that_hold_all_of_it(words: str) -> None:
    report = replace(record().report, text=words, title_span=None, captions=(), body=(Span(0, len(words)),))
    parts = parts_of(report)
    assert "".join(piece.span.words(words) for part in parts for piece in part) == words
    assert all(sum(piece.span.end - piece.span.start for piece in part) <= PART_CHARACTERS for part in parts)


def test_a_fact_of_another_part_is_told_with_its_part() -> None:
    own = record()
    shift = 3 * PART_CHARACTERS
    text = "y " * (shift // 2) + own.report.text
    report = replace(own.report, text=text, title_span=None, captions=(), body=(Span(0, shift), Span(shift, len(text))))
    event = own.events[0]
    moved = replace(event, trigger=replace(event.trigger, span=Span(*(edge + shift for edge in event.trigger.span))))
    long = replace(own, report=report, statements=(), encounters=(), commitments=(), events=(moved,), actors=())
    first, last = draw_reading(long), draw_reading(long, part=4)
    assert (first.parts, first.cards, [(one.ids, one.part) for one in first.elsewhere]) == (4, (), [((event.id,), 4)])
    assert ([card.ids for card in last.cards], last.elsewhere) == ([(event.id,)], ())
    assert part_with(long, event.id) == 4
    assert part_with(long, "event:none") is None


def test_a_title_too_long_to_be_one_is_cut() -> None:
    text = "z" * 100_000
    report = replace(record().report, title=text, text=text, title_span=Span(0, len(text)), body=(), captions=())
    report = replace(report, dateline=None)
    reading = draw_reading(
        replace(record(), report=report, statements=(), events=(), encounters=(), commitments=(), actors=())
    )
    assert reading.is_title_cut
    assert len(str(reading.title)) == 400
