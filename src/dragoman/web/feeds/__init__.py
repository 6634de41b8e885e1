"""Atom feeds: what was read of a relation, of an actor, or by a search, the last read first."""

from .atom import Entry, Feed, atom
from .told import entries_of_encounters, entries_of_events, entries_of_hits

__all__ = ["Entry", "Feed", "atom", "entries_of_encounters", "entries_of_events", "entries_of_hits"]
