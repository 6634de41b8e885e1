"""A ledger's events come out as the table of events, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.ledger import DyadRow, open_ledger
from dragoman.relations import arrow_schema, ledger_events
from dragoman.relations.ledger_events import event_rows

from .made_ledger import WEEKS, fill

PAIR = DyadRow(
    "r1", "event:1", None, "story", "2021-03-03", "CONSULT", "040", "verbal cooperation", "occurred", ("diplomatic",),
    2.5, 0.8, "person:kari-lunde", "NOR", "GOV", "person:antti-salo", "FIN", "GOV",
)  # fmt: skip


def test_a_ledger_is_streamed_in_batches_of_the_agreed_shape(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "news.db")) as ledger:
        fill(ledger)
        batches = list(ledger_events(ledger, size=20))
    assert all(batch.schema == arrow_schema() for batch in batches)
    assert [batch.num_rows for batch in batches[:-1]] == [20] * (len(batches) - 1)
    rows = [row for batch in batches for row in batch.to_pylist()]
    assert len(rows) == 2 * WEEKS // 2 + 2 * WEEKS // 2 + 1
    met, attack, copy = rows[0], rows[-2], rows[-1]
    assert (met["actor"], met["recipient"], met["type"], met["goldstein"]) == ("NOR", "FIN", "CONSULT", 1.0)
    assert (met["day"], met["actor_sector"], met["contexts"]) == (date(2021, 1, 4), "GOV", ["diplomatic"])
    assert (attack["actor"], attack["recipient"], attack["goldstein"]) == ("FIN", "NOR", -10.0)
    assert (attack["is_first"], copy["is_first"]) == (True, False)
    assert attack["story"] == copy["story"]
    assert attack["id"] == f"{attack['report']}#{attack['id'].partition('#')[2]}" != copy["id"]


def test_several_people_of_one_country_are_one_side() -> None:
    rows = list(
        event_rows(
            [
                PAIR,
                replace(PAIR, actor="state:NOR", actor_sector=None),
                replace(PAIR, recipient="org:un", recipient_country=None),
            ]
        )
    )
    assert [(row[2], row[3], row[4]) for row in rows] == [("NOR", "FIN", "GOV"), ("NOR", "org:un", "GOV")]


def test_people_of_one_country_who_meet_others_do_not_meet_each_other() -> None:
    home = replace(PAIR, recipient="person:other", recipient_country="NOR")
    assert [row[3] for row in event_rows([home, PAIR])] == ["FIN"]
    assert [row[3] for row in event_rows([home])] == ["NOR"]


@pytest.mark.parametrize(("day", "filed"), [("2021-03-03T10:00", date(2021, 3, 3)), (None, None)])
def test_days_are_days(day: str | None, filed: date | None) -> None:
    (row,) = event_rows([replace(PAIR, day=day, recipient=None, recipient_country=None)])
    assert (row[1], row[3]) == (filed, None)
