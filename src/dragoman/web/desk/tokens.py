"""API tokens: `dgm_` and 43 letters, shown once and kept as their sha256, with scopes and an end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ...errors import OptionError
from ...ledger.forms import now
from ..viewer import Role, Scope
from .accounts import Account, checked_role
from .audit import Doer, note
from .sessions import digest_of, written
from .tables import accounts, tokens

PREFIX = "dgm_"
TOKEN_SCOPES: tuple[Scope, ...] = ("read", "write")
MOST_DAYS = 366
MOST_TOKENS = 50
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Token:
    """A token that holds, and whose it is."""

    account: int
    name: str
    role: Role
    scopes: frozenset[str]


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A token as its owner sees it."""

    key: int
    label: str
    beginning: str
    scopes: str
    made: str
    expires: str


def make_token(connection: Connection, account: Account, label: str, scopes: Iterable[str], days: int, by: Doer) -> str:
    """A new token, to be shown once. Raises OptionError for scopes there are not, or more days than a year."""
    wanted = [scope for scope in TOKEN_SCOPES if scope in set(scopes)]
    if unknown := set(scopes) - set(TOKEN_SCOPES):
        raise OptionError(f"{', '.join(sorted(unknown))}: is no scope; choose among {', '.join(TOKEN_SCOPES)}")
    if not wanted:
        raise OptionError(f"a token needs a scope; choose among {', '.join(TOKEN_SCOPES)}")
    if not 1 <= days <= MOST_DAYS:
        raise OptionError(f"{days}: a token holds from 1 to {MOST_DAYS} days")
    if len(tokens_of(connection, account.key)) >= MOST_TOKENS:
        raise OptionError(f"{account.name}: has {MOST_TOKENS} tokens already; end some first")
    token = PREFIX + token_urlsafe(32)
    label = " ".join(label.split())[:80] or "token"
    row = {"digest": digest_of(token), "account": account.key, "label": label, "beginning": token[:_SHOWN]}
    row |= {"scopes": " ".join(wanted), "made": now(), "expires": written(datetime.now(UTC) + timedelta(days=days))}
    connection.execute(insert(tokens).values(row))
    note(connection, by, "token made", f"{account.name}: {label} ({', '.join(wanted)}; {days} days)")
    return token


def find_token(connection: Connection, token: str) -> Token | None:
    """The token, if it holds still: not ended, not expired, of an account that did not end."""
    a, k = accounts.c, tokens.c
    query = select(k.account, a.name, a.role, k.scopes)
    query = query.select_from(tokens.join(accounts, a.key == k.account))
    holds = k.ended.is_(None) & a.ended.is_(None) & (k.expires > now())
    row = connection.execute(query.where(k.digest == digest_of(token), holds)).first()
    return None if row is None else Token(row.account, row.name, checked_role(row.role), frozenset(row.scopes.split()))


def tokens_of(connection: Connection, account: int) -> list[TokenRow]:
    """An account's tokens that hold, the newest first."""
    k = tokens.c
    query = select(k.key, k.label, k.beginning, k.scopes, k.made, k.expires).order_by(k.key.desc())
    holds = k.ended.is_(None) & (k.expires > now())
    return [TokenRow(*row) for row in connection.execute(query.where(k.account == account, holds))]


def end_token(connection: Connection, account: Account, key: int, by: Doer) -> bool:
    """End one of an account's own tokens. False where it has no such token."""
    held = (tokens.c.key == key) & (tokens.c.account == account.key) & tokens.c.ended.is_(None)
    label = connection.scalar(select(tokens.c.label).where(held))
    if label is None:
        return False
    connection.execute(update(tokens).where(held).values(ended=now()))
    note(connection, by, "token ended", f"{account.name}: {label}")
    return True
