"""Passwords: what one must be, and their argon2id hashes.

A name that nobody has is answered as slowly as one with a wrong password: a hash of nobody's is verified instead.
"""

from __future__ import annotations

import unicodedata
from functools import cached_property
from secrets import token_urlsafe
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ...errors import OptionError

LEAST = 12
MOST = 256
_FEWEST_KINDS = 5
# More is no password of anybody's, and is not hashed for long.
_MOST_TRIED = 4 * MOST
# Each hashing takes 64 MiB for a twentieth of a second: no flood of logins takes more than this many at once.
_AT_ONCE = 2


class Passwords:
    """Hashes and verifies with argon2-cffi's parameters (RFC 9106, low memory), or those of a given hasher."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._room = BoundedSemaphore(_AT_ONCE)

    def hash(self, password: str) -> str:
        with self._room:
            return self._hasher.hash(_normal(password))

    def is_right(self, password: str, hash: str | None) -> bool:
        """Whether the password is that of the hash; without a hash never, though it takes as long."""
        if len(password) > _MOST_TRIED:
            password = ""
        with self._room:
            try:
                return self._hasher.verify(hash or self._nobodys, _normal(password)) and hash is not None
            except (VerificationError, InvalidHashError):
                return False

    def is_stale(self, hash: str) -> bool:
        """Whether it was made with other parameters than are used now."""
        return self._hasher.check_needs_rehash(hash)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(token_urlsafe(24))


def checked_password(password: str, name: str) -> str:
    """The password. Raises OptionError when it is easily guessed, or would take long to hash."""
    plain = _normal(password)
    if len(plain) < LEAST:
        raise OptionError(f"the password is too short: at least {LEAST} characters; several words make a good one")
    if len(plain) > MOST:
        raise OptionError(f"the password is too long: at most {MOST} characters")
    if name.casefold() in plain.casefold() or len(set(plain)) < _FEWEST_KINDS:
        raise OptionError("the password is easily guessed: it holds the name, or little but the same; take another")
    return password


def _normal(password: str) -> str:
    """The same password typed on another keyboard is the same: NFKC, as RFC 8265 has it for its like."""
    return unicodedata.normalize("NFKC", password)
