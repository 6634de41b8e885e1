"""What takes long to make, kept as long as the ledger stays as it is, and made once however many ask at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

T = TypeVar("T")
MOST = 64


class KeptValues:
    """The last values made of the ledger's present state; those of another state are let go."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._stamp = ""
        self._values: OrderedDict[Hashable, Any] = OrderedDict()
        self._locks: dict[Hashable, Lock] = {}
        self._lock = Lock()

    def made(self, stamp: str, key: Hashable, make: Callable[[], T]) -> T:
        """The value under this key, made now where it is not there."""
        with self._lock:
            if stamp != self._stamp:
                self._values.clear()
                self._stamp = stamp
            making = self._locks.setdefault(key, Lock())
        try:
            with making:
                return self._found(stamp, key, make)
        finally:
            with self._lock:
                self._locks.pop(key, None)

    def _found(self, stamp: str, key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if stamp == self._stamp and key in self._values:
                self._values.move_to_end(key)
                return cast(T, self._values[key])
        value = make()
        with self._lock:
            if stamp == self._stamp:
                self._values[key] = value
                while len(self._values) > self._most:
                    self._values.popitem(last=False)
        return value
