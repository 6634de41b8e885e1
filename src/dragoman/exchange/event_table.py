"""The table of events that comes in from other data sets, one row an event and dyad: columns, types, meanings.

It is the table that the measures over relations read, whatever it came from. What goes both ways in a source has the
rows that the source gives it. `code` is the source's own code, kept so that nothing is lost in crossing over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow

Kind = Literal["text", "texts", "day", "number", "flag"]

# The names of the four quads, in CAMEO's order of quad classes 1 to 4.
QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")

SQL_TYPES: dict[Kind, str] = {
    "text": "VARCHAR", "texts": "VARCHAR[]", "day": "DATE", "number": "DOUBLE", "flag": "BOOLEAN",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table: `needed` ones are never null."""

    name: str
    kind: Kind
    needed: bool
    meaning: str


EVENT_COLUMNS = (
    Column("id", "text", True, "the event, with its source before it (`gdelt-2:…`); rows of one event share it"),
    Column("day", "day", True, "the day of the event as the source gives it"),
    Column("actor", "text", False, "who acts: ISO 3166-1 alpha-3 of a state and all its people, an organisation's id "
           "(`org:nato`), `cameo:CODE` for others; null where the source names nobody"),
    Column("recipient", "text", False, "who undergoes it, told the same way"),
    Column("actor_sector", "text", False, "PLOVER sector of who acts; null where the source has none"),
    Column("recipient_sector", "text", False, "the same of who undergoes it"),
    Column("type", "text", False, "PLOVER type; null where the source's code has no counterpart"),
    Column("quad", "text", True, "of the PLOVER type; of the CAMEO root where there is no type"),
    Column("status", "text", True, "always occurred: none of these sources knows another"),
    Column("contexts", "texts", True, "PLOVER contexts; may be empty"),
    Column("score", "number", False, "PLOVER's, from -10 (conflict) to 10 (cooperation); null without a type"),
    Column("goldstein", "number", False, "the source's own, else of the CAMEO code; null where there is no code"),
    Column("confidence", "number", True, "from 0 to 1; 1 where the source gives none"),
    Column("story", "text", True, "what rows of one report share: URL, story number or ids; the event's id without"),
    Column("source", "text", True, "the data set: gdelt-1, gdelt-2, icews, polecat, phoenix, petrarch, or your own"),
    Column("report", "text", True, "the report that tells it: its URL or document number; the event's id without"),
    Column("is_first", "flag", True, "always true: the sources say nothing of reports told again"),
    Column("code", "text", False, "the source's own event code: CAMEO's, or PLOVER's type with its mode"),
)  # fmt: skip


def arrow_schema(columns: Sequence[Column] = EVENT_COLUMNS) -> pyarrow.Schema:
    """A table of such columns as an Arrow schema: string, list<string>, date32, double and bool."""
    import pyarrow

    types = {
        "text": pyarrow.string(),
        "texts": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
        "number": pyarrow.float64(),
        "flag": pyarrow.bool_(),
    }
    fields = [pyarrow.field(column.name, types[column.kind], not column.needed) for column in columns]
    schema: pyarrow.Schema = pyarrow.schema(fields)
    return schema
