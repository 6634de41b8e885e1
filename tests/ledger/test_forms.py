"""The tables a database gets step by step are those the program knows, and another's database is left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from dragoman.errors import LedgerError
from dragoman.ledger import open_ledger, open_view, open_writer
from dragoman.ledger.forms import NEWEST
from dragoman.ledger.tables import metadata
from dragoman.model import Record
from ledger.rows import all_rows
from places import SOURCE


def test_the_steps_lead_to_the_tables_that_the_program_knows(place: str) -> None:
    with open_ledger(place) as ledger, ledger.looking() as connection:
        opts = {"compare_type": True, "include_name": is_in_the_metadata}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, metadata) == []


def is_in_the_metadata(name: str | None, kind: str, parents: object) -> bool:
    """The index of words is made of what each store has of its own."""
    return not (kind == "table" and str(name).startswith("search_"))


def test_the_newest_form_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(SOURCE / "ledger" / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_a_ledger_of_a_newer_version_is_refused_untouched_with_the_versions_named(place: str, record: Record) -> None:
    with open_writer(place) as writer:
        writer.add(record)
        with writer.transaction() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
            connection.execute(text("INSERT INTO makers VALUES (2, '9.1.0', 'then')"))
    for way_in in (open_view, open_writer, open_ledger):
        with pytest.raises(
            LedgerError, match=r"form 0999, written by dragoman 9\.1\.0; this is dragoman 0\..* install"
        ):
            way_in(place)


def test_opening_again_changes_nothing(place: str, record: Record) -> None:
    with open_writer(place) as writer:
        writer.add(record)
    with open_view(place) as view:
        before = all_rows(view, with_clock=True)
    open_writer(place).close()
    with open_view(place) as view:
        assert all_rows(view, with_clock=True) == before


def test_an_older_form_is_brought_up_and_keeps_its_reports(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "news.db"
    with open_writer(path) as writer:
        writer.add(record)
    # As the first step left it: no facts yet.
    with sqlite3.connect(path) as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in FIRST_STEP:
                connection.execute(f"DROP TABLE {table.name}")
        for index in ("ix_raws_outcome", "ix_reports_publisher"):
            connection.execute(f"DROP INDEX {index}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with pytest.raises(LedgerError, match="form 0001, older than"):
        open_view(path)
    with open_ledger(path) as ledger:
        assert [report.id for report in ledger.reports()] == [record.report.id]
        assert ledger.counts()["events"] == 0


FIRST_STEP = {"makers", "runs", "raws", "sightings", "failures", "reports", "readers", "readings"}


def test_what_narrows_searches_is_made_of_an_older_form_as_of_a_new_record(place: str, record: Record) -> None:
    with open_writer(place) as writer:
        writer.add(record)
        with open_view(place) as view:
            before = all_rows(view)
        with writer.transaction() as connection:
            for statement in BACK_TO_FORM_4:
                connection.execute(text(statement))
    open_ledger(place).close()
    with open_view(place) as view:
        assert all_rows(view) == before
    assert {(name, value) for _, name, value in before["report_facets"]} >= {
        ("type", "ACCUSE"),
        ("status", "occurred"),
        ("actor", "FIN"),
    }


BACK_TO_FORM_4 = (
    "DROP TABLE report_facets",
    "DROP INDEX ix_reports_publisher",
    "DROP INDEX ix_raws_outcome",
    "DROP INDEX ix_event_sides_country",
    "DROP INDEX ix_event_sides_actor",
    "UPDATE alembic_version SET version_num = '0004'",
)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE songs (title)")
    connection.close()
    for way_in in (open_view, open_writer):
        with pytest.raises(LedgerError, match=r"is no ledger: a database with tables of another program \(songs"):
            way_in(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("songs",)]
    connection.close()
