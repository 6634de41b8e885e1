"""The events of two sides, found along their pairs, are those of the whole ledger that are theirs; on each store."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from random import Random

from dragoman.ledger import Between, Counted, DyadRow, Ledger
from dragoman.model import Published, Record
from made import made_record

SIDES = ("state:USA", "state:RUS", "state:FIN", "org:nato", "org:un", "person:kari-lunde")
STATUSES = ("occurred", "planned", "denied")


def fill(ledger: Ledger, reports: int = 24) -> None:
    """Reports of two events between sides drawn by chance; every third is a copy of the one before, of another day."""
    draw, last = Random(7), None
    for number in range(reports):
        last = _copied(last, number) if last is not None and number % 3 == 2 else _report(draw, number)
        ledger.add(last)


def _report(draw: Random, number: int) -> Record:
    record = made_record()
    text = "".join(draw.choice("abcdefghij") if letter.isalpha() else letter for letter in record.report.text)
    events = tuple(
        replace(
            event, actors=tuple(draw.sample(SIDES, draw.randrange(1, 4))), status=draw.choice(STATUSES),
            recipients=tuple(draw.sample(SIDES, draw.randrange(3))), date=None,
            confidence=draw.choice((0.3, 0.9)),
        )
        for event in record.events
    )  # fmt: skip
    return replace(
        record, report=_told(record, number, text), events=events, statements=(), encounters=(), commitments=()
    )


def _copied(record: Record, number: int) -> Record:
    return replace(record, report=_told(record, number, record.report.text))


def _told(record: Record, number: int, text: str):  # type: ignore[no-untyped-def]
    day = f"2022-{1 + number // 6:02}-{1 + number % 6:02}"
    return replace(
        record.report, id=f"{number:064x}", text=text, published=Published(day, None, "day", "page metadata", None)
    )


def is_of(pairs: list[DyadRow], one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether an event has a pair of the two sides, either way."""

    def is_side(id: str | None, country: str | None, codes: tuple[str, ...]) -> bool:
        return not codes or id in codes or country in codes

    ends = [((p.actor, p.actor_country), (p.recipient, p.recipient_country)) for p in pairs]
    both_ways = [(a, b) for a, b in ends] + [(b, a) for a, b in ends]
    return any(is_side(*a, one) and (is_side(*b, other)) and a[0] is not None for a, b in both_ways)


def test_the_events_of_two_sides_are_theirs_and_whole(ledger: Ledger) -> None:
    fill(ledger)
    events = [list(pairs) for _, pairs in groupby(ledger.dyads(), key=lambda row: (row.report, row.event))]
    again = sum(pairs[0].first is not None for pairs in events)
    assert again > 10, "some events are told again"
    for one, other in (
        (("USA",), ("RUS",)),
        (("org:nato", "FIN"), ("RUS",)),
        (("org:nato",), ("org:un",)),
        (("FIN",), ()),
        (("org:un", "USA"), ()),
        (("person:kari-lunde",), ("USA", "RUS")),
    ):
        for is_once in (True, False):
            wanted = [
                row
                for pairs in events
                if is_of(pairs, one, other) and (not is_once or pairs[0].first is None)
                for row in pairs
            ]
            assert list(ledger.dyads(Between(one, other, is_once=is_once))) == wanted, (one, other, is_once)
            assert wanted


def test_days_bound_what_counts_once_and_never_leave_out_what_is_told_again(ledger: Ledger) -> None:
    fill(ledger)
    sides, since, until = (("USA",), ("RUS",)), "2022-02-01", "2022-04-01"
    whole, bound = (list(ledger.dyads(Between(*sides, *days))) for days in ((), (since, until)))
    assert bound == [row for row in whole if since <= (row.day or "") < until] != whole
    every = list(ledger.dyads(Between(*sides, is_once=False)))
    kept = list(ledger.dyads(Between(*sides, since, until, is_once=False)))
    assert {row for row in every if since <= (row.day or "") < until} <= set(kept)


def test_the_days_that_reports_tell_of_are_those_of_the_events_that_count(ledger: Ledger) -> None:
    fill(ledger)
    rows = list(ledger.dyads())
    keys = {report.id: report.key for report in ledger.reports()}
    for counted in (
        Counted(("occurred",)),
        Counted(("occurred", "denied"), 0.5),
        Counted(STATUSES, is_once=False, types=("CONSULT",), since="2022-02-01", until="2022-04-01"),
        Counted(STATUSES, contexts=("diplomatic",)),
    ):
        wanted = {
            (row.day, keys[row.report])
            for row in rows
            if row.status in counted.statuses
            and row.confidence >= counted.min_confidence
            and (not counted.is_once or row.first is None)
            and (not counted.types or row.type in counted.types)
            and (not counted.contexts or set(counted.contexts) & set(row.contexts))
            and (counted.since or "") <= (row.day or "") < (counted.until or "9")
        }
        told = list(ledger.telling_days(counted))
        assert set(told) == wanted
        assert told == sorted(told, key=lambda one: one[0])
        assert wanted


def test_the_stamp_changes_when_something_is_written_and_only_then(ledger: Ledger) -> None:
    before = ledger.stamp()
    assert list(ledger.dyads()) == []
    assert ledger.stamp() == before
    fill(ledger, 1)
    after = ledger.stamp()
    assert after != before
    assert ledger.stamp() == after
