"""Encounters kept joined: the same whatever the order of reports and the size of lots, and through newer readings."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.ledger import Ledger, View, open_ledger, reader_id
from dragoman.ledger.join_tables import joined_keys, joined_mentions, unjoined
from dragoman.model import Record
from dragoman.readouts.joining import JoinedEncounter, joined_encounters_of, keep_joined
from readouts.joining.tellings import (
    ANNOUNCED,
    COMMENT,
    FINLAND,
    FINLANDS,
    NORWAY,
    NORWAYS,
    ONE_CALL,
    SWEDEN,
    Told,
    telling,
)

BOTH_FINNS = ("person:kari-lunde", "person:mika-laine")


def put(ledger: Ledger, records: Iterable[Record], lot: int = 200) -> list[JoinedEncounter]:
    for record in records:
        ledger.add(record)
    keep_joined(ledger, lot)
    return list(joined_encounters_of(ledger))


def told(encounters: Iterable[JoinedEncounter]) -> list[tuple[object, ...]]:
    """What does not depend on the numbers that the ledger gives."""
    return [
        (one.id, one.format, one.status, one.starts, one.participants, one.parent, one.children, mention(one))
        for one in encounters
    ]


def mention(one: JoinedEncounter) -> list[tuple[object, ...]]:
    return [(each.told.report, each.id, each.score, each.why, each.rivals) for each in one.mentions]


def many() -> list[Record]:
    """Calls of several pairs on days that touch, readouts, recollections without a day, a visit and its meeting."""
    made = [*ONE_CALL]
    for n, day in enumerate(("2022-03-01", "2022-03-02", "2022-03-04", "2022-03-05")):
        call = Told(f"President Lunde spoke with President Salo today, for the time number {n}.", said="today")
        made.append(telling(NORWAY, day, f"Readout {n} of President Lunde’s call with President Salo", call))
        met = Told(f"Kari Lunde met Mika Laine, {n}.", BOTH_FINNS, "bilateral meeting", said="met")
        made.append(telling(NORWAY, day, f"Meeting {n} with Mika Laine", met))
    for n, day in enumerate(("2022-03-03", "2022-03-06", "2022-03-12")):
        recalled = Told(f"She recalled what Lunde and Salo had told each other, {n}.", format="bilateral meeting")
        made.append(telling(SWEDEN, day, f"Remarks of Prime Minister Berg {n}", recalled))
    visit = Told("Kari Lunde visited Finland today.", ("person:kari-lunde", "state:FIN"), "visit", said="today")
    made.append(telling(NORWAY, "2022-03-01", "President Lunde visits Finland", visit))
    return made


def test_announcement_readouts_and_comment_are_one_encounter(ledger: Ledger) -> None:
    (one,) = put(ledger, ONE_CALL)
    assert (one.format, one.status, one.starts, one.precision) == ("video call", "held", "2021-12-07", "day")
    assert set(one.participants) == {"person:kari-lunde", "person:antti-salo"}
    assert set(one.countries) == {"NOR", "FIN"}
    assert one.told_by == ("NOR", "FIN", "SWE")
    assert one.reports == tuple(record.report.id for record in ONE_CALL)
    assert [each.score is None for each in one.mentions] == [True, False, False, False, False]
    assert all(each.why.endswith(".") for each in one.mentions)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_and_the_size_of_lots_change_nothing(ledger: Ledger, tmp_path: Path, seed: int) -> None:
    records, draw = many(), random.Random(seed)
    draw.shuffle(records)
    cut = draw.randrange(len(records))
    put(ledger, records[:cut], lot=draw.choice((1, 3)))
    found = told(put(ledger, records[cut:], lot=draw.choice((1, 4))))
    assert found == told(fresh(tmp_path, many()))


def test_two_calls_on_following_days_are_two(ledger: Ledger) -> None:
    days = ("2022-03-01", "2022-03-02")
    call = Told("President Lunde spoke with President Salo today.", said="today")
    found = put(ledger, (telling(NORWAY, day, f"Readout of the call with President Salo {day}", call) for day in days))
    assert [one.starts for one in found] == list(days)


@pytest.mark.parametrize(
    ("words", "status", "published", "count"),
    [
        ("I spoke with President Salo.", "held", "2022-03-02", 1),
        ("I spoke again with President Salo.", "held", "2022-03-04", 2),
        ("I spoke recently with President Salo.", "held", "2022-03-04", 1),
        ("I will certainly talk to President Salo.", "planned", "2022-02-28", 1),
        ("I will certainly talk to President Salo.", "planned", "2022-02-24", 2),
    ],
)
def test_what_one_tells_of_oneself_is_of_the_day_one_speaks(
    ledger: Ledger, words: str, status: str, published: str, count: int
) -> None:
    call = Told("President Lunde spoke with President Salo today.", said="today")
    readout = telling(NORWAY, "2022-03-01", "Readout of the call with President Salo", call)
    own = telling(NORWAY, published, "Address by the President of Norway", Told(words, status=status))
    assert len(put(ledger, (readout, own))) == count


def test_two_readouts_of_one_day_by_one_publisher_are_of_two_calls(ledger: Ledger) -> None:
    title = "Telephone conversation with President of Finland Antti Salo"
    first = Told(title, said="conversation")
    records = [telling(NORWAY, "2022-03-06", title, first, again=words) for words in (MORNING, EVENING)]
    assert len(put(ledger, records)) == 2


MORNING = "The two spoke of fishing quotas in the northern waters, and of the roads that lead over the pass in winter."
EVENING = (
    "Once more they took up the matter of the ferry, whose captain had asked both harbours for leave to land there."
)


def test_who_else_met_on_that_day_met_elsewhere(ledger: Ledger) -> None:
    aides = Told(
        "Ola Nord spoke by phone with Mika Laine today.", ("person:ola-nord", "person:mika-laine"), said="today"
    )
    found = put(ledger, (NORWAYS, telling(NORWAY, "2021-12-07", "Readout of the call with Mika Laine", aides)))
    assert len(found) == 2


def test_talks_of_two_are_not_the_gathering(ledger: Ledger) -> None:
    three = ("person:kari-lunde", "person:antti-salo", "person:eva-berg")
    gathering = Told("Lunde, Salo and Berg met today.", three, "multilateral meeting", said="today")
    pair = Told("Lunde met Salo today.", format="bilateral meeting", said="today")
    records = (
        telling(NORWAY, "2022-05-02", "The Nordic meeting", gathering),
        telling(NORWAY, "2022-05-02", "Meeting with President Salo", pair),
    )
    assert len(put(ledger, records)) == 2


def test_what_fits_two_equally_well_is_left_undecided_and_says_so(ledger: Ledger) -> None:
    calls = [Told("Lunde spoke with Salo today.", said="today") for _ in range(2)]
    days = ("2022-03-04", "2022-03-05")
    records = [
        telling(NORWAY, day, f"Call with President Salo {day}", call) for day, call in zip(days, calls, strict=True)
    ]
    recalled = Told("Salo told her of his call with Lunde.")
    found = put(ledger, [*records, telling(SWEDEN, "2022-03-06", "Remarks of Prime Minister Berg", recalled)])
    alone = next(one for one in found if one.told_by == ("SWE",))
    assert set(alone.mentions[0].rivals) == {one.id for one in found if one is not alone}
    assert "two" in alone.mentions[0].why or "2 encounters" in alone.mentions[0].why


def test_a_visit_holds_its_meeting(ledger: Ledger) -> None:
    visit = Told("Kari Lunde visited Helsinki today.", ("person:kari-lunde", "state:FIN"), "visit", said="today")
    met = Told(
        "Salo met Lunde in Helsinki today.", format="bilateral meeting", said="today", place="Helsinki", country="FIN"
    )
    records = (telling(NORWAY, "2022-06-01", "Visit", visit), telling(FINLAND, "2022-06-01", "Meeting with Lunde", met))
    found = {one.format: one for one in put(ledger, records)}
    assert found["bilateral meeting"].parent == found["visit"].id
    assert found["visit"].children == (found["bilateral meeting"].id,)


def test_a_newer_reading_joins_anew(ledger: Ledger, tmp_path: Path) -> None:
    put(ledger, (NORWAYS, FINLANDS))
    newer = replace(NORWAYS, reader=replace(NORWAYS.reader, version="9.9.9"), encounters=())
    ledger.add(newer)
    ledger.writer.make_current(newer.report.id, reader_id(newer.reader))
    (one,) = put(ledger, ())
    assert one.reports == (FINLANDS.report.id,)
    ledger.writer.make_current(NORWAYS.report.id, reader_id(NORWAYS.reader))
    assert told(put(ledger, ())) == told(fresh(tmp_path, (NORWAYS, FINLANDS)))


def fresh(folder: Path, records: Iterable[Record]) -> list[JoinedEncounter]:
    """The same in a ledger that never held anything else."""
    with open_ledger(folder / "fresh.db") as ledger:
        return put(ledger, records)


def test_joining_again_changes_nothing_and_nothing_waits(ledger: Ledger) -> None:
    before = told(put(ledger, many()))
    assert keep_joined(ledger).reports == 0
    assert told(joined_encounters_of(ledger)) == before
    assert rows(ledger, unjoined) == []


def test_what_is_taken_out_leaves_nothing_behind(ledger: Ledger) -> None:
    put(ledger, (ANNOUNCED, COMMENT))
    for record in (ANNOUNCED, COMMENT):
        empty = replace(record, reader=replace(record.reader, version="9.9.9"), encounters=())
        ledger.add(empty)
        ledger.writer.make_current(record.report.id, reader_id(empty.reader))
    assert put(ledger, ()) == []
    assert rows(ledger, joined_mentions) == rows(ledger, joined_keys) == []


def rows(view: View, table: object) -> list[object]:
    with view.looking() as connection:
        return [tuple(row) for row in connection.execute(select(table))]


def test_encounters_are_asked_for_by_sides_and_days(ledger: Ledger) -> None:
    put(ledger, many())
    assert {one.starts for one in joined_encounters_of(ledger, ("NOR", "FIN"), until="2022")} == {"2021-12-07"}
    with_laine = list(joined_encounters_of(ledger, ("person:mika-laine", "NOR"), since="2022-03-02"))
    assert [one.starts for one in with_laine] == ["2022-03-02", "2022-03-04", "2022-03-05"]
    assert list(joined_encounters_of(ledger, ("USA",))) == []
    several = list(joined_encounters_of(ledger, status="held", least_reports=2))
    assert all(len(one.reports) > 1 for one in several)
    assert several
