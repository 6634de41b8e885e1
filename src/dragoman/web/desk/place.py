"""Where the desk of a ledger is: a file beside a SQLite ledger, a schema of its own in a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL

from ...ledger.place import Place, chosen_place, find_place

SCHEMA = "dragoman_desk"


def desk_place(ledger: str | Path | None, desk: str | None = None) -> Place:
    """The place that `--desk` names, else the one that goes with the ledger. Raises OptionError when they name none."""
    if desk is not None:
        return find_place(desk)
    place = find_place(chosen_place(ledger))
    if place.path is None:
        return place
    beside = place.path.with_name(f"{place.path.stem}.desk{place.path.suffix or '.db'}")
    return Place(URL.create("sqlite", database=str(beside)), str(beside))
