"""Stage 8: dyads over time. The path of a question, in order:

`table` the shape of events, whatever they came from · `ledger_events` a ledger's as such a table · `store` where it
lies · `sides` and `choice` what is asked about · `measures` each figure, defined once · `dyads` a relation's rows and
series as expressions · `series` the same as values.
"""

from .choice import Choice, chosen
from .ledger_events import ledger_events
from .periods import PERIODS, Period, first_day
from .series import Point, Series, relation_series
from .sides import Side, side_named
from .store import in_duckdb
from .table import DONE, EVENT_COLUMNS, arrow_schema, column_names

__all__ = [
    "DONE",
    "EVENT_COLUMNS",
    "PERIODS",
    "Choice",
    "Period",
    "Point",
    "Series",
    "Side",
    "arrow_schema",
    "chosen",
    "column_names",
    "first_day",
    "in_duckdb",
    "ledger_events",
    "relation_series",
    "side_named",
]
