"""What a ledger holds, written for other programs: one module a format, all from the same entries (`entry`)."""

from .entry import Dyad, Entry, Wanted, dyads

__all__ = ["Dyad", "Entry", "Wanted", "dyads"]
