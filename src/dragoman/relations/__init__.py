"""Stage 8: dyads over time. In order of use: `table` (the events that every measure reads)."""

from .table import DONE, EVENT_COLUMNS, QUADS, Column, arrow_schema, column_names

__all__ = ["DONE", "EVENT_COLUMNS", "QUADS", "Column", "arrow_schema", "column_names"]
