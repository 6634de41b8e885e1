"""Who a request's cookie or token says it is, asked of the desk once in a few seconds for each."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from time import monotonic

from ..viewer import EVERY_SCOPE, Viewer
from .keeping import Desk
from .sessions import digest_of, find_session, form_token, is_to_be_seen, see_session
from .tokens import find_token

KEPT_SECONDS = 5.0
_MOST = 4096


class Known:
    """The viewers of the last seconds. What ends here is forgotten at once, what another process ends in seconds."""

    def __init__(self, desk: Desk, seconds: float = KEPT_SECONDS) -> None:
        self._desk = desk
        self._seconds = seconds
        self._viewers: OrderedDict[str, tuple[Viewer | None, float]] = OrderedDict()
        self._lock = Lock()

    def at_hand(self, secret: str) -> tuple[Viewer | None] | None:
        """Who this secret is known to be, in a tuple; None where the desk must be asked."""
        held = self._viewers.get(digest_of(secret))
        return (held[0],) if held is not None and held[1] > monotonic() else None

    def by_session(self, secret: str) -> Viewer | None:
        """Whose session this is, None where it does not hold."""
        with self._desk.reading() as connection:
            session = find_session(connection, secret)
        if session is None:
            return self._keep(secret, None)
        if is_to_be_seen(session):
            with self._desk.writing() as connection:
                see_session(connection, session)
        token = form_token(self._desk.secret, secret)
        return self._keep(
            secret, Viewer(session.name, session.role, token, EVERY_SCOPE, session.account, session.digest)
        )

    def by_token(self, token: str) -> Viewer | None:
        """Whose API token this is, None where it does not hold."""
        with self._desk.reading() as connection:
            found = find_token(connection, token)
        viewer = None if found is None else Viewer(found.name, found.role, "", found.scopes, found.account)
        return self._keep(token, viewer)

    def forget(self) -> None:
        """Ask the desk anew of everybody: something was ended or changed."""
        with self._lock:
            self._viewers.clear()

    def _keep(self, secret: str, viewer: Viewer | None) -> Viewer | None:
        with self._lock:
            self._viewers[digest_of(secret)] = (viewer, monotonic() + self._seconds)
            while len(self._viewers) > _MOST:
                self._viewers.popitem(last=False)
        return viewer
