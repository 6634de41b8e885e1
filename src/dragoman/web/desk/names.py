"""The names of accounts: what may be one, and when two are the same."""

from __future__ import annotations

import re
import unicodedata

from ...errors import OptionError

_LONGEST = 64
_NAME = re.compile(r"\w(?:[\w .'@-]*\w)?\.?")


def checked_name(name: str) -> str:
    """The name as it is kept. Raises OptionError for one that cannot stand under a correction."""
    plain = " ".join(unicodedata.normalize("NFKC", name).split())
    if len(plain) > _LONGEST or not _NAME.fullmatch(plain) or "\n" in name:
        raise OptionError(f"{name!r}: a name has up to {_LONGEST} letters, figures, spaces and . ' @ - in it")
    return plain


def folded(name: str) -> str:
    """The name as it is compared: however it is written, it is one."""
    return " ".join(unicodedata.normalize("NFKC", name).split()).casefold()
