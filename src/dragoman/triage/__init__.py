"""A cheap look at a report before the costly reading: may it concern relations between states?

What does not is counted, not read. In order of use: `load_triage`, then `look` at each report.
"""

from .look import Look, Triage, load_triage
from .signs import Signs, find_signs

__all__ = ["Look", "Signs", "Triage", "find_signs", "load_triage"]
