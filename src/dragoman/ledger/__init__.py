"""Stage 6: records to a store that one can trust, and back. Writers write, views read.

`open_ledger` gives both, `open_view` one that cannot write, `open_writer` one that does nothing else. The tables are
in `tables` and `fact_tables`; `migrations/` says how they came about. What people say of the facts is in
`corrections/`, search in `search/`, answers as columns in `out/`.
"""

from .actor_rows import ActorRow
from .cited_events import CitedEvent
from .corrections import Correction, Mark
from .corrections.corrector import Corrector
from .dyads import Between, DyadRow
from .open import Ledger, open_ledger, open_view, open_writer
from .records import Kept, reader_id
from .search import Answer, Hit, Question
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
from .telling_days import Counted
from .view import View
from .writer import Writer

__all__ = [
    "ActorRow",
    "Again",
    "Answer",
    "Between",
    "CitedEvent",
    "CommitmentRow",
    "Correction",
    "Corrector",
    "Counted",
    "DyadRow",
    "EncounterRow",
    "EventRow",
    "FailureRow",
    "Hit",
    "Kept",
    "Ledger",
    "Mark",
    "Question",
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
