"""Tables whose rows are never changed nor taken out: the database itself refuses, whoever asks."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.engine import Connection


def keep_rows(connection: Connection, table: str, key: str) -> None:
    """From now on rows may be put into the table, and nothing else done to them."""
    make = _postgresql if connection.dialect.name == "postgresql" else _sqlite
    for statement in make(table, key):
        connection.execute(text(statement))


def _refusal(table: str) -> str:
    what = "correction" if table.startswith("correction") else "decision"
    return f"{table.replace('_', ' ')} are kept for good: end a {what} instead of changing it"


def _sqlite(table: str, key: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_refusal(table)}'); END"
    # INSERT OR REPLACE takes the old row out without asking the trigger on DELETE.
    known = f"EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})"
    if table in ("corrections", "join_decisions"):
        known += f" OR EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)"
    return [
        f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_unerased BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_unreplaced BEFORE INSERT ON {table} WHEN {known} {refuse}",
    ]


def _postgresql(table: str, key: str) -> list[str]:
    function = f"refuse_to_change_{table}"
    return [
        f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_refusal(table)}'; END $$",
        f"CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {function}()",
        f"CREATE TRIGGER {table}_unerased BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}()",
    ]
