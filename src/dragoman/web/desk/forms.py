"""Which form a desk has, and how an older one is brought up: a number, one step each.

A desk of a form that this program does not know was written by a newer one, and is refused untouched. A step is never
changed once it was released: what comes later is a further step.
"""

from __future__ import annotations

from collections.abc import Callable
from secrets import token_hex

from sqlalchemy import insert, inspect, select, text, update
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateSchema

from ...errors import LedgerError
from .place import SCHEMA
from .tables import facts, metadata


def _first_form(connection: Connection) -> None:
    """Every table of `tables`, and the triggers that let the audit log only grow."""
    metadata.create_all(connection)
    connection.execute(insert(facts), [{"name": "form", "value": "0"}, {"name": "secret", "value": token_hex(32)}])
    refusal = "the audit log is only added to"
    if connection.dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            connection.execute(
                text(
                    f"CREATE TRIGGER audit_refuses_{verb.lower()} BEFORE {verb} ON audit "
                    f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
                )
            )
        return
    connection.execute(
        text(
            f"CREATE FUNCTION {SCHEMA}.refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$"
        )
    )
    for verbs, each in (("UPDATE OR DELETE", "ROW"), ("TRUNCATE", "STATEMENT")):
        connection.execute(
            text(
                f"CREATE TRIGGER audit_refuses_{each.lower()} BEFORE {verbs} ON {SCHEMA}.audit "
                f"FOR EACH {each} EXECUTE FUNCTION {SCHEMA}.refuse_change()"
            )
        )


STEPS: tuple[Callable[[Connection], None], ...] = (_first_form,)
NEWEST = len(STEPS)


def bring_up(connection: Connection, place: str) -> None:
    """Make the desk in an empty place, or bring an older form up. Raises LedgerError when it is another's, or newer."""
    form = _form(connection, place)
    if form > NEWEST:
        raise LedgerError(
            place, f"is a desk of form {form}; this program knows forms up to {NEWEST}: install a newer one"
        )
    for step in STEPS[form:]:
        step(connection)
    if form < NEWEST:
        connection.execute(update(facts).where(facts.c.name == "form").values(value=str(NEWEST)))


def _form(connection: Connection, place: str) -> int:
    is_sqlite = connection.dialect.name == "sqlite"
    schema = None if is_sqlite else SCHEMA
    if schema is not None and schema not in inspect(connection).get_schema_names():
        connection.execute(CreateSchema(schema))
    names = inspect(connection).get_table_names(schema=schema)
    if not names:
        return 0
    if not {"facts", "accounts", "audit"} <= set(names):
        raise LedgerError(
            place, f"is no desk: it holds tables of another kind ({names[0]}, …); name another with --desk"
        )
    return int(connection.scalar(select(facts.c.value).where(facts.c.name == "form")) or 0)
