"""Accounts: made, given a role and a password, ended and never erased."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, insert, select, update
from sqlalchemy.engine import Connection

from ...errors import OptionError
from ...ledger.forms import now
from ..viewer import ROLES, Role
from .audit import Doer, note
from .keeping import Desk
from .names import checked_name, folded
from .passwords import Passwords, checked_password
from .tables import accounts, sessions, tokens


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in; one that `ended` may not any more."""

    key: int
    name: str
    role: Role
    made: str
    ended: str | None


def add_account(connection: Connection, passwords: Passwords, name: str, role: str, password: str, by: Doer) -> Account:
    """A new account. Raises OptionError for a name that is taken or none, a role there is not, a weak password."""
    name = checked_name(name)
    if _row(connection, name) is not None:
        raise OptionError(f"{name}: there is an account of this name, or was; take another name")
    row = {"name": name, "folded": folded(name), "role": checked_role(role), "made": now()}
    row["password"] = passwords.hash(checked_password(password, name))
    connection.execute(insert(accounts).values(row))
    note(connection, by, "account made", f"{name}, {role}")
    return account_named(connection, name)


def accounts_listed(connection: Connection) -> list[Account]:
    """Every account, also those that ended, by name."""
    return [_drawn(row) for row in connection.execute(select(accounts).order_by(accounts.c.folded))]


def account_named(connection: Connection, name: str) -> Account:
    """The account of this name that did not end. Raises OptionError when there is none."""
    row = _row(connection, name)
    if row is None:
        raise OptionError(f"{name}: there is no account of this name; dragoman user list shows them")
    if row.ended is not None:
        raise OptionError(f"{name}: the account ended on {row.ended[:10]}")
    return _drawn(row)


def set_role(connection: Connection, name: str, role: str, by: Doer) -> None:
    """Give somebody another role. Raises OptionError where nobody would be left to let others in."""
    account = account_named(connection, name)
    if checked_role(role) == account.role:
        raise OptionError(f"{account.name}: is {role} already")
    _keep_an_administrator(connection, account)
    connection.execute(update(accounts).where(accounts.c.key == account.key).values(role=role))
    note(connection, by, "role changed", f"{account.name}: {account.role} → {role}")


def set_password(
    connection: Connection, passwords: Passwords, name: str, password: str, by: Doer, but: str | None = None
) -> None:
    """Give somebody another password, and end all sessions but the one whose digest is `but`."""
    account = account_named(connection, name)
    hash = passwords.hash(checked_password(password, account.name))
    connection.execute(update(accounts).where(accounts.c.key == account.key).values(password=hash))
    others = (sessions.c.account == account.key) & sessions.c.ended.is_(None) & (sessions.c.digest != (but or ""))
    connection.execute(update(sessions).where(others).values(ended=now()))
    note(connection, by, "password changed", account.name)


def end_account(connection: Connection, name: str, by: Doer) -> None:
    """Let somebody in no more; what they did stays. Raises OptionError where nobody would be left to let others in."""
    account = account_named(connection, name)
    _keep_an_administrator(connection, account)
    connection.execute(update(accounts).where(accounts.c.key == account.key).values(ended=now()))
    for table in (sessions, tokens):
        is_open = (table.c.account == account.key) & table.c.ended.is_(None)
        connection.execute(update(table).where(is_open).values(ended=now()))
    note(connection, by, "account ended", account.name)


def log_in(desk: Desk, name: str, password: str) -> Account | None:
    """The account whose name and password these are, else None. A hash of older parameters is made anew."""
    with desk.reading() as connection:
        row = _row(connection, name)
    is_known = row is not None and row.ended is None
    # No transaction is open meanwhile: hashing takes long.
    if not desk.passwords.is_right(password, row.password if row is not None and is_known else None) or row is None:
        return None
    if desk.passwords.is_stale(row.password):
        fresh = desk.passwords.hash(password)
        with desk.writing() as connection:
            connection.execute(update(accounts).where(accounts.c.key == row.key).values(password=fresh))
    return _drawn(row)


def checked_role(role: str) -> Role:
    for known in ROLES:
        if role == known:
            return known
    raise OptionError(f"{role}: is no role; choose among {', '.join(ROLES)}")


def _keep_an_administrator(connection: Connection, account: Account) -> None:
    others = (accounts.c.role == "administrator") & accounts.c.ended.is_(None) & (accounts.c.key != account.key)
    if account.role == "administrator" and not connection.scalar(
        select(func.count()).select_from(accounts).where(others)
    ):
        raise OptionError(f"{account.name}: is the last administrator; make another first")


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(accounts).where(accounts.c.folded == folded(name))).first()


def _drawn(row: Row[Any]) -> Account:
    return Account(row.key, row.name, checked_role(row.role), row.made, row.ended)
