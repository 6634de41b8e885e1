"""Stage 4: what the report says happened, was said, was held and was promised."""

from ..actors.cast import Cast
from ..codebook import Codebook
from ..coder import EventCoder
from ..gazetteer import Gazetteer
from ..text.dates import choose_anchor
from .commitments import extract_commitments
from .encounters import extract_encounters
from .events import extract_events
from .findings import Findings
from .statements import extract_statements

__all__ = ["Findings", "extract_findings"]


def extract_findings(cast: Cast, gazetteer: Gazetteer, codebook: Codebook, coder: EventCoder) -> Findings:
    """Statements first, for events stand in them; encounters and commitments draw on both."""
    report = cast.parsed.report
    anchor = choose_anchor(report.published, report.text)
    statements = extract_statements(cast, anchor)
    events = extract_events(cast, statements, anchor, gazetteer, codebook, coder)
    encounters = extract_encounters(cast, statements, events, anchor, gazetteer)
    commitments = extract_commitments(cast, statements, encounters, anchor, gazetteer, codebook)
    return Findings(cast, statements, events, encounters, commitments)
