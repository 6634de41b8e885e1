"""`dragoman user …`: who may come into the reading room. The commands' options; what they do loads when they run."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from .options import DeskPlace, LedgerPlace

user_app = typer.Typer(
    name="user", help="Say who may do what in the reading room.", no_args_is_help=True, rich_markup_mode=None
)


class RoleName(StrEnum):
    """What somebody may do; each may do what those before it may."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class ScopeName(StrEnum):
    """What a token is good for."""

    READ = "read"
    WRITE = "write"


class ListFormat(StrEnum):
    """How `list` prints."""

    TEXT = "text"
    JSON = "json"


Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The name they log in with, which stands under what they do.")
]
RoleChoice = Annotated[
    RoleName,
    typer.Option("--role", help="reader reads; contributor proposes; editor decides; administrator lets people in."),
]
FromStdin = Annotated[
    bool, typer.Option("--password-stdin", help="Take the password from the first line of stdin and ask nothing.")
]


@user_app.callback()
def _group() -> None:
    """Say who may do what in the reading room; kept at the desk of a ledger, ended but never erased."""


@user_app.command("add")
def _add(
    name: Name,
    role: RoleChoice = RoleName.READER,
    password_stdin: FromStdin = False,
    ledger: LedgerPlace = None,
    desk: DeskPlace = None,
) -> None:
    """Make an account; the password is asked for twice."""
    from .user import add

    add(name, role.value, password_stdin, ledger, desk)


@user_app.command("list")
def _list(
    output_format: Annotated[ListFormat, typer.Option("--format", help="How to print them.")] = ListFormat.TEXT,
    ledger: LedgerPlace = None,
    desk: DeskPlace = None,
) -> None:
    """List the accounts, also those that ended."""
    from .user import print_accounts

    print_accounts(output_format.value, ledger, desk)


@user_app.command("role")
def _role(
    name: Name,
    role: Annotated[RoleName, typer.Argument(metavar="ROLE", help="reader, contributor, editor or administrator.")],
    ledger: LedgerPlace = None,
    desk: DeskPlace = None,
) -> None:
    """Give somebody another role."""
    from .user import change_role

    change_role(name, role.value, ledger, desk)


@user_app.command("password")
def _password(
    name: Name, password_stdin: FromStdin = False, ledger: LedgerPlace = None, desk: DeskPlace = None
) -> None:
    """Give somebody another password; it ends their sessions."""
    from .user import change_password

    change_password(name, password_stdin, ledger, desk)


@user_app.command("end")
def _end(name: Name, ledger: LedgerPlace = None, desk: DeskPlace = None) -> None:
    """Let somebody in no more; their sessions and tokens end, what they did stays."""
    from .user import end

    end(name, ledger, desk)


@user_app.command("token")
def _token(
    name: Name,
    scope: Annotated[
        list[ScopeName] | None, typer.Option("--scope", help="What it is good for; repeat it for both.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How long it holds.")] = 90,
    label: Annotated[str, typer.Option(metavar="WORDS", help="What it is for.")] = "made on the command line",
    ledger: LedgerPlace = None,
    desk: DeskPlace = None,
) -> None:
    """Make a token for the API and print it, once: it is kept nowhere."""
    from .user import print_token

    print_token(name, [one.value for one in scope or [ScopeName.READ]], days, label, ledger, desk)
