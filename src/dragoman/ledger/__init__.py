"""Stage 6: records to a store that one can trust, and back. Writers write, views read.

`open_ledger` gives both, `open_view` one that cannot write, `open_writer` one that does nothing else. The tables are
in `tables` and `fact_tables`; `migrations/` says how they came about.
"""

from .open import Ledger, open_ledger, open_view, open_writer
from .records import Kept, reader_id
from .selection import Selection
from .shapes import (
    Again,
    CommitmentRow,
    EncounterRow,
    EventRow,
    FailureRow,
    ReadingRow,
    ReportRow,
    RunRow,
    StatementRow,
    Told,
)
from .view import View
from .writer import Writer

__all__ = [
    "Again",
    "CommitmentRow",
    "EncounterRow",
    "EventRow",
    "FailureRow",
    "Kept",
    "Ledger",
    "ReadingRow",
    "ReportRow",
    "RunRow",
    "Selection",
    "StatementRow",
    "Told",
    "View",
    "Writer",
    "open_ledger",
    "open_view",
    "open_writer",
    "reader_id",
]
