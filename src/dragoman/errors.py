"""Everything that can go wrong, as one tree.

DragomanError
├── SourceError        one input cannot be read: what, where, what to do; the rest go on
├── OptionError        an option or argument makes no sense: exit status 2
├── DataError          one of our own data files breaks its schema
├── ModelError         a language or event model is missing, cut short or of another version
└── LedgerError        a ledger cannot be opened, read or written: what, why, what to do
"""


class DragomanError(Exception):
    """Base of all errors meant for people: the message is one clear sentence."""


class SourceError(DragomanError):
    """One input cannot be read. `where` names it (a path, a URL, `file.jsonl line 12`)."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason


class OptionError(DragomanError):
    """An option or argument makes no sense."""


class DataError(DragomanError):
    """One of the program's own data files breaks its schema."""


class ModelError(DragomanError):
    """A language or event model is missing, cut short or of another version."""


class LedgerError(DragomanError):
    """A ledger cannot be opened, read or written. `place` names it, without any password."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason
