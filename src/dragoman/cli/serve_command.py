"""`dragoman serve`: what may be said. What serves loads when it runs."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import DeskPlace, LedgerPlace

LOOPBACK = "127.0.0.1"


def add_serve_command(app: typer.Typer) -> None:
    """Give the program its reading room."""
    app.command("serve")(_serve)


def _serve(
    ledger: LedgerPlace = None,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="The address to listen at; beyond loopback, reading needs an account."),
    ] = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8321,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name it is asked for by (news.example.org); repeat it."),
    ] = None,
    proxy: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="The proxy whose X-Forwarded-For and -Proto hold (default: loopback's)."),
    ] = None,
    desk: DeskPlace = None,
) -> None:
    """Open the reading room: the whole record as pages in a browser, and as JSON."""
    from .serve import serve

    serve(ledger, desk, host, port, allow_host or (), proxy)
