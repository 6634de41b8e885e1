"""What `dragoman user …` does: one line for what was done, or a list."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from getpass import getpass, getuser

from ..errors import OptionError
from ..ledger import open_view
from ..web.desk import Desk, open_desk
from ..web.desk import accounts as at_desk
from ..web.desk.audit import COMMAND_LINE, Doer
from ..web.desk.names import checked_name
from ..web.desk.tokens import make_token
from .plain import plain_text
from .stdout import Stdout


def add(name: str, role: str, from_stdin: bool, ledger: str | None, desk: str | None) -> None:
    """Make an account."""
    with _opened(ledger, desk) as kept:
        # What is wrong with the name is told before anybody thinks of a password.
        name = checked_name(name)
        password = _asked_password(from_stdin)
        with kept.writing() as connection:
            made = at_desk.add_account(connection, kept.passwords, name, role, password, _doer())
    _say(f"{made.name}: {made.role}")


def print_accounts(output_format: str, ledger: str | None, desk: str | None) -> None:
    """Every account: a line each, or a JSON array."""
    with _opened(ledger, desk) as kept, kept.reading() as connection:
        found = at_desk.accounts_listed(connection)
    if output_format == "json":
        shown = [{key: value for key, value in asdict(one).items() if key != "key"} for one in found]
        Stdout().write(json.dumps(shown, indent=2) + "\n")
        return
    for one in found:
        ended = f", ended {one.ended[:10]}" if one.ended else ""
        _say(f"{one.name}: {one.role}, since {one.made[:10]}{ended}")
    if not found:
        _say("nobody has an account; make one with dragoman user add NAME --role administrator")


def change_role(name: str, role: str, ledger: str | None, desk: str | None) -> None:
    with _opened(ledger, desk) as kept, kept.writing() as connection:
        at_desk.set_role(connection, name, role, _doer())
    _say(f"{name}: {role}")


def change_password(name: str, from_stdin: bool, ledger: str | None, desk: str | None) -> None:
    with _opened(ledger, desk) as kept:
        with kept.reading() as connection:
            at_desk.account_named(connection, name)
        password = _asked_password(from_stdin)
        with kept.writing() as connection:
            at_desk.set_password(connection, kept.passwords, name, password, _doer())
    _say(f"{name}: has another password; the sessions ended")


def end(name: str, ledger: str | None, desk: str | None) -> None:
    with _opened(ledger, desk) as kept, kept.writing() as connection:
        at_desk.end_account(connection, name, _doer())
    _say(f"{name}: ended")


def print_token(name: str, scopes: Sequence[str], days: int, label: str, ledger: str | None, desk: str | None) -> None:
    """The token alone on stdout, for a program to take it; what it is on stderr."""
    with _opened(ledger, desk) as kept, kept.writing() as connection:
        token = make_token(connection, at_desk.account_named(connection, name), label, scopes, days, _doer())
    Stdout().write(token + "\n")
    print(
        f"dragoman: {name}: a token to {' and '.join(scopes)}, for {days} days; it is not shown again", file=sys.stderr
    )


@contextmanager
def _opened(ledger: str | None, desk: str | None) -> Iterator[Desk]:
    """The desk of a ledger that is there: accounts of a ledger named by mistake would be of no use."""
    if desk is None:
        open_view(ledger).close()
    with open_desk(ledger, desk) as kept:
        yield kept


def _asked_password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise OptionError("nobody is there to be asked for a password; pass it on stdin with --password-stdin")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise OptionError("the two passwords differ; nothing was changed")
    return password


def _doer() -> Doer:
    return Doer(getuser(), COMMAND_LINE)


def _say(line: str) -> None:
    Stdout().write(plain_text(line).plain + "\n")
