"""Sessions: begun at a login, known by a secret that only the cookie holds, ended at any time by either side.

The desk keeps the sha256 of the secret, so that nobody who reads the desk's rows alone can take a session over. A form
carries a token made of the secret and the desk's own key: no other session's is the same.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ...ledger.forms import now
from ..viewer import Role
from .accounts import Account, checked_role
from .tables import accounts, sessions

LASTS = timedelta(hours=12)
IDLE = timedelta(hours=2)
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Session:
    """A session that holds, and whose it is."""

    key: int
    digest: str
    account: int
    name: str
    role: Role
    seen: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner sees it."""

    key: int
    begun: str
    seen: str
    begun_from: str
    digest: str


def digest_of(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def form_token(key: str, secret: str) -> str:
    """What forms of the session with this secret carry."""
    return hmac.new(key.encode(), f"form {secret}".encode("utf-8", "surrogatepass"), sha256).hexdigest()


def begin_session(connection: Connection, account: Account, place: str) -> str:
    """A new session; gives the secret that its cookie holds, which is kept nowhere."""
    secret = token_urlsafe(32)
    at = datetime.now(UTC)
    row = {"digest": digest_of(secret), "account": account.key, "begun_from": place}
    row |= {"begun": written(at), "seen": written(at), "expires": written(at + LASTS)}
    connection.execute(insert(sessions).values(row))
    return secret


def find_session(connection: Connection, secret: str) -> Session | None:
    """The session with this secret, if it holds still: not ended, not too old, not idle for too long."""
    a, s = accounts.c, sessions.c
    query = select(s.key, s.digest, s.account, a.name, a.role, s.seen)
    query = query.select_from(sessions.join(accounts, a.key == s.account))
    holds = s.ended.is_(None) & a.ended.is_(None) & (s.expires > now()) & (s.seen > ago(IDLE))
    row = connection.execute(query.where(s.digest == digest_of(secret), holds)).first()
    return None if row is None else Session(*row[:4], checked_role(row.role), row.seen)


def is_to_be_seen(session: Session) -> bool:
    """Whether it was last noted so long ago that it should be noted again."""
    return session.seen <= ago(_SEEN_EVERY)


def see_session(connection: Connection, session: Session) -> None:
    """Note that it was used just now."""
    connection.execute(update(sessions).where(sessions.c.key == session.key).values(seen=now()))


def end_session(connection: Connection, digest: str) -> None:
    held = (sessions.c.digest == digest) & sessions.c.ended.is_(None)
    connection.execute(update(sessions).where(held).values(ended=now()))


def end_session_of(connection: Connection, account: int, key: int) -> bool:
    """End one of an account's own sessions. False where it has no such session."""
    held = (sessions.c.key == key) & (sessions.c.account == account) & sessions.c.ended.is_(None)
    return connection.execute(update(sessions).where(held).values(ended=now())).rowcount == 1


def sessions_of(connection: Connection, account: int) -> list[SessionRow]:
    """An account's sessions that hold, the last used first."""
    s = sessions.c
    holds = s.ended.is_(None) & (s.expires > now()) & (s.seen > ago(IDLE))
    query = select(s.key, s.begun, s.seen, s.begun_from, s.digest).where(s.account == account, holds)
    return [SessionRow(*row) for row in connection.execute(query.order_by(s.seen.desc()))]


def written(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


def ago(time: timedelta) -> str:
    return written(datetime.now(UTC) - time)
