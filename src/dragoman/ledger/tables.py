"""What the ledger keeps, table by table: how reports came in, and who read them. The facts are in `fact_tables`.

Keys are small whole numbers that the writer gives in the order in which reports come. A time or a run is told
in columns named `at` and `run`, and nowhere else: all the rest is the same however often the work was interrupted.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, LargeBinary, MetaData, Table, UniqueConstraint, text

from .columns import NAMES, Key, Words, key, number, position, real, words

metadata = MetaData(naming_convention=NAMES)

# Which program made or last changed the tables: a newer one is named when an older one has to refuse.
makers = Table("makers", metadata, key(), words("version", needed=True), words("at", needed=True))

# One row an ingest, and the account it ended with. `ended` is null where it was cut short.
runs = Table(
    "runs",
    metadata,
    key(),
    words("command", needed=True),
    words("version", needed=True),
    words("at", needed=True),
    words("ended"),
    *(number(name, needed=True) for name in ("seen", "read", "known", "not_news", "not_english", "failed")),
)

# The bytes of every report that ever came in, by their SHA-256, compressed; `outcome` says what became of them
# (read, not English, not news, failed), `reason` why where it was not read. `number` counts them as they come.
raws = Table(
    "raws",
    metadata,
    Column("id", Words, primary_key=True),
    number("number", needed=True),
    words("form", needed=True),
    number("size", needed=True),
    words("compression", needed=True),
    Column("data", LargeBinary, nullable=False),
    words("outcome", needed=True),
    words("reason"),
    words("at", needed=True),
    UniqueConstraint("number"),
    Index("ix_raws_outcome", "outcome", "number"),
)

# Where the same bytes were seen: `place` is what an error would call it (a path, a URL, `file.jsonl line 12`).
sightings = Table(
    "sightings",
    metadata,
    Column("raw", Words, ForeignKey("raws.id"), primary_key=True),
    position(),
    words("place", needed=True),
    words("path"),
    words("url"),
    words("source_id"),
    words("fetched"),
    words("media_type", needed=True),
    Column("run", Key),
    sqlite_with_rowid=False,
)

# What failed and why. Without `raw` no bytes could be had at all; `source` is then what the caller had named, to be
# tried again. `mended` says that a later run could do it.
failures = Table(
    "failures",
    metadata,
    key(),
    Column("raw", Words, ForeignKey("raws.id")),
    words("place", needed=True),
    words("source"),
    words("reason", needed=True),
    Column("mended", Boolean, nullable=False),
    Column("run", Key),
    Index("ix_failures_raw", "raw"),
    Index("ix_failures_mended", "mended"),
)

reports = Table(
    "reports",
    metadata,
    key(),
    words("id", needed=True),
    words("title"),
    words("text", needed=True),
    words("byline"),
    words("publisher"),
    words("language"),
    words("dateline"),
    *(words(f"published_{part}") for part in ("from", "until", "precision", "basis")),
    words("path"),
    words("url"),
    words("source_id"),
    words("fetched"),
    words("media_type", needed=True),
    words("at", needed=True),
    UniqueConstraint("id"),
    Index("ix_reports_published_from", "published_from"),
    Index("ix_reports_publisher", "publisher", "published_from"),
)

# What read a report: `id` is made of the other four.
readers = Table(
    "readers",
    metadata,
    key(),
    words("id", needed=True),
    *(words(name, needed=True) for name in ("version", "language_model", "event_model", "codebook")),
    UniqueConstraint("id"),
)

# One record a report and reader, as compressed JSON. The facts in rows are those of the current one.
readings = Table(
    "readings",
    metadata,
    key(),
    Column("report", Key, ForeignKey("reports.key"), nullable=False),
    Column("reader", Key, ForeignKey("readers.key"), nullable=False),
    Column("is_current", Boolean, nullable=False),
    words("compression", needed=True),
    Column("record", LargeBinary, nullable=False),
    words("at", needed=True),
    UniqueConstraint("report", "reader"),
    Index("ix_readings_reader", "reader"),
    Index(
        "ix_readings_current",
        "report",
        unique=True,
        sqlite_where=text("is_current"),
        postgresql_where=text("is_current"),
    ),
)

# The story of each report that was read (see `duplicates`): `story` is its name, `of` the id of the report that this
# one is a `relation` of, `signature` the bytes by which it is compared.
story_reports = Table(
    "story_reports",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    words("story", needed=True),
    words("relation", needed=True),
    words("of"),
    Column("is_later", Boolean, nullable=False),
    real("similarity", needed=True),
    Column("signature", LargeBinary, nullable=False),
    Index("ix_story_reports_story", "story"),
)
