"""How the client behaves, as one frozen object."""

from __future__ import annotations

from dataclasses import dataclass

from ...version import __version__


@dataclass(frozen=True, slots=True)
class Manners:
    """All times in seconds.

    `contact` (a mail or web address) goes into the User-Agent, so that a site's keeper can speak to whoever runs this.
    `pace` lies between two requests to one host, longer where robots.txt asks for it, up to `longest_pace`.
    `silence` is how long a server may send nothing, `patience` how long one answer may take in all. `tries` counts
    the first request too; between tries it waits `first_wait`, doubled each time and scattered by a generator that
    `seed` makes repeatable, or what Retry-After says, up to `longest_wait`.
    """

    name: str = "dragoman"
    contact: str | None = None
    pace: float = 1.0
    longest_pace: float = 60.0
    silence: float = 15.0
    patience: float = 60.0
    tries: int = 3
    first_wait: float = 1.0
    longest_wait: float = 120.0
    redirects: int = 5
    robots_last: float = 86_400.0
    robots_fail_last: float = 600.0
    seed: int | None = None

    @property
    def user_agent(self) -> str:
        """`dragoman/0.1.0 (reads news of relations between states; desk@example.org)`."""
        contact = f"; {self.contact}" if self.contact else ""
        return f"{self.name}/{__version__} (reads news of relations between states{contact})"
