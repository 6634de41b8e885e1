"""The table of events that every measure reads, whatever it came from: our ledger, GDELT, ICEWS, POLECAT, a CSV.

**One row is one event and one dyad**: who acts, on whom. An event of three actors and two recipients has six rows of
one `id`. What goes both ways (a meeting, an agreement) has a row for each direction, again of one `id`; so directed
measures count rows, undirected ones count an `id` once.

Imported events lie in a table of the same columns (`exchange.event_table`), where actor, type and score may be null;
measures are asked of the rows that have them. `arrow_schema` makes it an Arrow schema, which DuckDB, Spark, Parquet and
Ibis all take.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..exchange.event_table import Column
from ..exchange.event_table import arrow_schema as schema_of

if TYPE_CHECKING:
    import pyarrow

# What of the statuses of RECORD.md says that a deed was done, and not merely said, planned or denied.
DONE = ("occurred", "ongoing", "ended")

EVENT_COLUMNS = (
    Column("id", "text", True, "the event; all rows of one event share it, and no other event in the table has it"),
    Column("day", "day", False, "the day it is filed under; null where nothing dates it: no series holds it then"),
    Column("actor", "text", True, "who acts: ISO 3166-1 alpha-3 of a state and all its people, else an id (org:nato)"),
    Column("recipient", "text", False, "who undergoes it, told the same way; null where there is none"),
    Column("actor_sector", "text", False, "PLOVER sector of who acts (GOV, MIL, …); null where the source has none"),
    Column("recipient_sector", "text", False, "the same of who undergoes it"),
    Column("type", "text", True, "PLOVER: AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT "
           "THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"),
    Column("quad", "text", True, "verbal cooperation, material cooperation, verbal conflict, material conflict"),
    Column("status", "text", True, "as in RECORD.md: occurred, ongoing, ended, planned, promised, threatened, "
           "demanded, proposed, denied, hypothetical; occurred where the source knows no other"),
    Column("contexts", "texts", True, "PLOVER contexts (military, economic, …), in the source's order; may be empty"),
    Column("score", "number", True, "PLOVER's score, from -10 (conflict) to 10 (cooperation)"),
    Column("goldstein", "number", False, "Goldstein's score of the CAMEO code, from -10 to 10; null without a code"),
    Column("confidence", "number", True, "from 0 to 1, calibrated where it is ours; 1 where the source gives none"),
    Column("story", "text", True, "reports of one story (copies of it) share this; the report itself where not known"),
    Column("source", "text", True, "the data set the row comes from: dragoman, gdelt-1, gdelt-2, icews, polecat, …"),
    Column("report", "text", True, "the report that tells it: our report's id, the source's URL or document number"),
    Column("is_first", "flag", True, "false where a row before it tells the same event out of the same story: "
           "deduplicated measures take only true ones; all true where the source says nothing of it"),
)  # fmt: skip


def column_names() -> tuple[str, ...]:
    """The names of the columns, in order."""
    return tuple(column.name for column in EVENT_COLUMNS)


def arrow_schema() -> pyarrow.Schema:
    """The table as an Arrow schema: string, list<string>, date32, double and bool."""
    return schema_of(EVENT_COLUMNS)
