"""A report's facts made anew out of its current reading, after people said something of them."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from ..facts import put_facts, take_facts
from ..stories import count_once, story_of
from .find import read_of


def renew_facts(connection: Connection, report: int) -> None:
    """Take out the facts of the report with this key, and put in what is in force now."""
    record = read_of(connection, report).record
    take_facts(connection, report)
    put_facts(connection, record, report)
    if story := story_of(connection, report):
        count_once(connection, story)
