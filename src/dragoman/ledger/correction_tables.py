"""What people say of the facts: kept beside the program's own, ended when it no longer holds, never erased.

`corrections` and `correction_endings` only ever grow: triggers in the database refuse to change or take out a row,
whoever asks. `attachments` says to which fact of the current reading each correction in force belongs; it is made
anew with the facts.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint

from . import fact_tables as f
from .columns import Key, key, words
from .tables import metadata

# `program` is the fact as the program gave it when the correction was made, `value` what the person says (the fields
# that change, or a whole fact), `anchors` the words that both stand on: JSON. `reader` is whose reading it was.
corrections = Table(
    "corrections",
    metadata,
    key(),
    words("id", needed=True),
    Column("report", Key, ForeignKey("reports.key"), nullable=False),
    *(words(name, needed=True) for name in ("verdict", "kind", "fact")),
    words("program"),
    words("value"),
    *(words(name, needed=True) for name in ("anchors", "reason", "who", "reader", "at")),
    UniqueConstraint("id"),
    Index("ix_corrections_report", "report"),
)

correction_endings = Table(
    "correction_endings",
    metadata,
    Column("correction", Key, ForeignKey("corrections.key"), primary_key=True, autoincrement=False),
    *(words(name, needed=True) for name in ("reason", "who", "at")),
)

# `fact` is null where the correction does not fit the current reading, and `trouble` says why. `program` holds, as
# JSON, what the program says now in the fields that a person amended.
attachments = Table(
    "attachments",
    metadata,
    Column("correction", Key, ForeignKey("corrections.key"), primary_key=True, autoincrement=False),
    Column("fact", Key),
    words("trouble"),
    words("program"),
    Index("ix_attachments_fact", "fact"),
)

# People name a fact by its id.
for _table in (f.statements, f.events, f.encounters, f.commitments):
    Index(f"ix_{_table.name}_id", _table.c.id)
