"""One request at a time to one host, and a pause between two."""

from __future__ import annotations

from .clock import Clock


class Pace:
    """When each host was last asked. A host is a name with its port."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free: dict[str, float] = {}

    def wait(self, host: str, pause: float) -> None:
        """Sleep until `host` may be asked again, and count this as asked; `pause` seconds until the next."""
        left = self._free.get(host, 0.0) - self._clock.passed()
        if left > 0:
            self._clock.sleep(left)
        self._free[host] = self._clock.passed() + pause
