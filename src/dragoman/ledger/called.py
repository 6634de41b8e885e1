"""What the reports call each actor: asked once for each state of the ledger, for thousands of reports name some."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from sqlalchemy import BindParameter, bindparam, func, select
from sqlalchemy.engine import Connection

from .fact_tables import actors

# More than any page names; of a larger ledger those asked last are kept.
MOST = 20_000

_IDS: BindParameter[list[str]] = bindparam("ids", expanding=True)
_NAMED = (
    select(actors.c.id, actors.c.name)
    .where(actors.c.id.in_(_IDS))
    .group_by(actors.c.id, actors.c.name)
    .order_by(func.count(), actors.c.name.desc())
)


class Called:
    """The names last asked for, as long as the ledger's stamp stays the same; for any number of threads."""

    def __init__(self) -> None:
        self._stamp = ""
        self._names: dict[str, str | None] = {}
        self._lock = Lock()

    def names(
        self, stamp: str, ids: Iterable[str], ask: Callable[[list[str]], Mapping[str, str]]
    ) -> dict[str, str | None]:
        """A name for each id, None where no report has it. `ask` gives those not kept; take the stamp before."""
        asked = dict.fromkeys(ids)
        with self._lock:
            known = self._names if stamp == self._stamp else {}
            found = {id: known[id] for id in asked if id in known}
        if missing := [id for id in asked if id not in found]:
            told = ask(missing)
            found |= {id: told.get(id) for id in missing}
            self._keep(stamp, found)
        return found

    def _keep(self, stamp: str, found: Mapping[str, str | None]) -> None:
        with self._lock:
            if stamp != self._stamp or len(self._names) > MOST:
                self._stamp, self._names = stamp, {}
            self._names.update(found)


def names_told(connection: Connection, ids: list[str]) -> dict[str, str]:
    """By id the form of its name that most reports use."""
    # It comes last, and stays.
    return {row[0]: row[1] for row in connection.execute(_NAMED, {"ids": ids})}
