"""One encounter out of many reports: what `readouts/joining` keeps, and what it still has to look at.

Everything here but the decisions is made of the facts and can be made anew. `join_decisions` and
`join_decision_endings` only ever grow: triggers in the database refuse to change or take out a row.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Table, UniqueConstraint

from .columns import Key, Words, key, place, position, real, words
from .tables import metadata

# Reports whose facts were put in or changed since they were last joined; `put_facts` writes here.
unjoined = Table("unjoined", metadata, Column("report", Key, primary_key=True, autoincrement=False))

# Every encounter of a report as it is held against others: `told` is all that is needed for that, as JSON; `mention`
# the key of its row in `encounters`; `is_named` whether persons and a day anchor it; `joined` the encounter it belongs
# to; `rivals` the ids of those that fit it equally well, where that leaves it undecided.
joined_mentions = Table(
    "joined_mentions",
    metadata,
    Column("mention", Key, primary_key=True, autoincrement=False),
    Column("report", Key, nullable=False),
    words("told", needed=True),
    Column("is_named", Boolean, nullable=False),
    words("joined"),
    real("score"),
    words("why"),
    words("rivals"),
    Index("ix_joined_mentions_report", "report"),
    Index("ix_joined_mentions_joined", "joined"),
)

# Where a mention is looked up: by two of its sides ("RUS|USA") and the days, both included, in which it can have been.
joined_keys = Table(
    "joined_keys",
    metadata,
    Column("pair", Words, primary_key=True),
    Column("first", Words, primary_key=True),
    Column("mention", Key, primary_key=True, autoincrement=False),
    words("last", needed=True),
    Column("is_named", Boolean, nullable=False),
    Index("ix_joined_keys_mention", "mention"),
    sqlite_with_rowid=False,
)

# One encounter. `day_from` and `day_until` bound it half-open, as `precision` says; `day` is what it is filed under.
joined_encounters = Table(
    "joined_encounters",
    metadata,
    Column("id", Words, primary_key=True),
    words("format", needed=True),
    words("status", needed=True),
    words("day", needed=True),
    *(words(f"day_{part}") for part in ("from", "until", "precision")),
    *place()[:6],
    words("parent"),
    Index("ix_joined_encounters_day", "day", "id"),
    Index("ix_joined_encounters_parent", "parent"),
    sqlite_with_rowid=False,
)

# Who took part: `actor` in order of naming, and its `side`, a country's ISO3 or an organisation's id.
joined_participants = Table(
    "joined_participants",
    metadata,
    Column("joined", Words, ForeignKey("joined_encounters.id"), primary_key=True),
    position(),
    words("actor", needed=True),
    words("side"),
    sqlite_with_rowid=False,
)

# What an encounter is asked for by: countries, organisations and actors, each with the day it is filed under.
joined_sides = Table(
    "joined_sides",
    metadata,
    Column("side", Words, primary_key=True),
    Column("day", Words, primary_key=True),
    Column("joined", Words, ForeignKey("joined_encounters.id"), primary_key=True),
    Index("ix_joined_sides_joined", "joined"),
    sqlite_with_rowid=False,
)

# What people decided: that mentions are of one encounter (`joined`) or that some are not of the encounter of others
# (`parted`). `ones` and `others` are mentions as JSON: the report's id, the encounter's in its record, and the words it
# stands on, by which a newer reading's is found.
join_decisions = Table(
    "join_decisions",
    metadata,
    key(),
    *(words(name, needed=True) for name in ("id", "verdict", "ones", "others", "reason", "who", "at")),
    UniqueConstraint("id"),
)

join_decision_endings = Table(
    "join_decision_endings",
    metadata,
    Column("decision", Key, ForeignKey("join_decisions.key"), primary_key=True, autoincrement=False),
    *(words(name, needed=True) for name in ("reason", "who", "at")),
)

# Which reports a decision names.
join_decision_reports = Table(
    "join_decision_reports",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("decision", Key, ForeignKey("join_decisions.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
