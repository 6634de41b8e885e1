"""One story in many papers: its facts count once, and every paper that tells them is named."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from dragoman.ledger import Ledger, open_writer, reader_id
from dragoman.ledger.tables import story_reports
from dragoman.model import Record
from ledger.rows import all_rows

COUNTED = ("statements", "events", "encounters", "commitments")


def in_paper(record: Record, number: int, *, of: str | None = None) -> Record:
    """The same story in another paper; `of` replaces its text by that of another story."""
    text = record.report.text if of is None else of
    return replace(record, report=replace(record.report, id=f"{number:064x}", publisher=f"Paper {number}", text=text))


def other_story(record: Record) -> str:
    """A text of the same length about something else, so that the spans still hold."""
    return "".join(
        chr(ord("a") + i * 7 % 26) if letter.isalpha() else letter for i, letter in enumerate(record.report.text)
    )


def answers(ledger: Ledger) -> list[int]:
    return [
        len(list(question())) for question in (ledger.statements, ledger.events, ledger.encounters, ledger.commitments)
    ]


def test_facts_of_a_story_count_once_and_keep_all_their_reports(ledger: Ledger, record: Record) -> None:
    for number in (1, 2, 3):
        ledger.add(in_paper(record, number))
    assert answers(ledger) == [1, 2, 1, 1]
    event = ledger.events("FIN", "NOR").first(1)[0]
    assert event.told.publisher == "Paper 1"
    assert [(again.report, again.id) for again in event.again] == [(f"{n:064x}", event.id) for n in (2, 3)]
    assert len(all_rows(ledger)["events"]) == 6


def test_another_story_counts_for_itself(ledger: Ledger, record: Record) -> None:
    ledger.add(in_paper(record, 1))
    ledger.add(in_paper(record, 2, of=other_story(record)))
    assert answers(ledger) == [2, 4, 2, 2]
    with ledger.looking() as connection:
        assert connection.execute(select(story_reports.c.relation)).scalars().all() == ["new", "new"]


def test_a_text_that_links_two_stories_makes_them_one(ledger: Ledger, record: Record) -> None:
    first, second = record.report.text, other_story(record)
    ledger.add(in_paper(record, 1, of=first))
    ledger.add(in_paper(record, 2, of=second))
    ledger.add(in_paper(record, 3, of=f"{first}\n\n{second}"))
    with ledger.looking() as connection:
        assert len(set(connection.execute(select(story_reports.c.story)).scalars())) == 1
    assert [len(event.again) for event in ledger.events()] == [1, 1, 0, 0]


def test_the_next_that_tells_it_counts_when_the_first_does_not_any_more(
    place: str, ledger: Ledger, record: Record
) -> None:
    for number in (1, 2):
        ledger.add(in_paper(record, number))
    before = all_rows(ledger)
    first = in_paper(record, 1)
    newer = replace(first, reader=replace(first.reader, version="0.2.0"), events=())
    ledger.add(newer)
    with open_writer(place) as writer:
        writer.make_current(first.report.id, reader_id(newer.reader))
        assert [event.told.publisher for event in ledger.events("FIN", "NOR")] == ["Paper 2", "Paper 2"]
        writer.make_current(first.report.id, reader_id(first.reader))
    after = all_rows(ledger)
    assert all(before[name] == after[name] for name in (*COUNTED, "event_dyads"))


def test_a_writer_that_starts_anew_knows_the_stories(place: str, record: Record) -> None:
    for number in (1, 2, 3):
        with open_writer(place) as writer:
            writer.add(in_paper(record, number))
    with open_writer(place) as one, open_writer(place) as other:
        one.add(in_paper(record, 4))
        other.add(in_paper(record, 5))
        one.add(in_paper(record, 6))
        with one.transaction() as connection:
            stories = connection.execute(select(story_reports.c.story)).scalars().all()
    assert len(stories) == 6
    assert len(set(stories)) == 1
