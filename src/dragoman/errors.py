"""Everything that can go wrong, as one tree.

DragomanError
├── SourceError        one input cannot be read: what, where, what to do; the rest go on
│   ├── NotTextError   it is no text at all: a picture, an archive, a program
│   └── FetchError     a server did not give it; whether another try may help, and when
├── OptionError        an option or argument makes no sense: exit status 2
├── DataError          one of our own data files breaks its schema
├── ModelError         a language or event model is missing, cut short or of another version
└── LedgerError        a ledger cannot be opened, read or written: what, why, what to do
    └── NotHeldError   it holds nothing of that name
"""


class DragomanError(Exception):
    """Base of all errors meant for people: the message is one clear sentence."""


class SourceError(DragomanError):
    """One input cannot be read. `where` names it (a path, a URL, `file.jsonl line 12`)."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(f"{where}: {reason}")
        self.where = where
        self.reason = reason

    def __reduce__(self) -> tuple[object, ...]:
        # An exception travels between processes by its message alone unless told otherwise.
        return type(self), (self.where, self.reason), self.__dict__


class NotTextError(SourceError):
    """What was given is no text at all: a picture, an archive, a program."""


class FetchError(SourceError):
    """A server did not give what was asked for.

    `status` is its HTTP answer, None when there was none. `is_lasting` says that asking again will not help;
    `retry_after` are the seconds it asks to be left alone, where it said so.
    """

    def __init__(
        self,
        where: str,
        reason: str,
        *,
        status: int | None = None,
        is_lasting: bool = True,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(where, reason)
        self.status = status
        self.is_lasting = is_lasting
        self.retry_after = retry_after


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


class NotHeldError(LedgerError):
    """A ledger that works holds nothing by the id that was asked for, or several where one was meant."""
