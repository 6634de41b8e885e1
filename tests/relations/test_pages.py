"""The page of a relation out of a ledger: the same as out of all its events, and kept until something is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.ledger import Ledger, open_ledger
from dragoman.relations import Choice, in_duckdb, ledger_events, relation_series
from dragoman.relations.ledger_events import reports_by_period
from dragoman.relations.pages import RelationPages
from dragoman.relations.sides import Side
from made import made_record

from .made_ledger import BREAK, fill, report

NORWAY, FINLAND = Side("Norway", "NOR"), Side("Finland", "FIN")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        fill(ledger)
        ledger.add(replace(made_record(), events=()))
        yield ledger


@pytest.mark.parametrize(
    "choice",
    [
        Choice(),
        Choice("done", 0.3, is_deduplicated=False),
        Choice(types=("ASSAULT",), since="2021-05-01", until="2021-08-01"),
        Choice(contexts=("diplomatic",)),
    ],
)
def test_a_page_is_what_all_events_of_the_ledger_give(ledger: Ledger, choice: Choice) -> None:
    page = RelationPages(ledger).page(NORWAY, FINLAND, "week", choice)
    with in_duckdb(ledger_events(ledger)) as events:
        whole = relation_series(events, NORWAY, FINLAND, "week", choice)
    assert page.relation.series == whole
    assert sum(point.attention or 0 for point in whole.both) > 0


def test_a_page_tells_turns_with_their_words_encounters_and_commitments(ledger: Ledger) -> None:
    page = RelationPages(ledger).page(NORWAY, FINLAND, "week")
    (turn,) = page.relation.turns
    assert turn.named.turn.start == BREAK
    assert [citation.sides for citation in turn.citations] == ["FIN → NOR"] * 4
    assert all(citation.words and citation.publisher for citation in turn.citations)
    (told,) = page.commitments
    assert told.words in made_record().report.text


def test_a_page_is_kept_until_something_is_written(ledger: Ledger) -> None:
    pages = RelationPages(ledger)
    first = pages.page(NORWAY, FINLAND, "week")
    assert pages.page(NORWAY, FINLAND, "week") is first
    assert pages.page(FINLAND, NORWAY, "week") is not first
    later = report(31, 5)
    ledger.add(later)
    second = pages.page(NORWAY, FINLAND, "week")
    assert second.relation.series.events == first.relation.series.events + 1


def test_no_more_pages_are_kept_than_asked(ledger: Ledger) -> None:
    pages = RelationPages(ledger, most=2)
    first = pages.page(NORWAY, FINLAND, "week")
    pages.page(NORWAY, FINLAND, "month")
    pages.page(NORWAY, FINLAND, "quarter")
    assert pages.page(NORWAY, FINLAND, "week") is not first


def test_two_sides_without_events_are_refused(ledger: Ledger) -> None:
    with pytest.raises(OptionError, match="no event between them that counts"):
        RelationPages(ledger).page(NORWAY, Side("Sweden", "SWE"))
    with pytest.raises(OptionError, match="two sides that differ"):
        RelationPages(ledger).page(NORWAY, NORWAY)


def test_totals_of_a_ledger_without_events_are_none(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "empty.db")) as ledger:
        assert reports_by_period(ledger, "month", Choice()) == {}
