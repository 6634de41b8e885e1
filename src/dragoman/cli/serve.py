"""`dragoman serve`: the reading room, served until it is interrupted."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from ipaddress import ip_address
from socket import gethostname

import uvicorn

from ..errors import OptionError
from ..web import House, make_app, open_house
from ..web.house import LOOPBACK_HOSTS
from ..web.ready import ready_soon


def serve(
    ledger: str | None, desk: str | None, host: str, port: int, names: Sequence[str] = (), proxy: str | None = None
) -> None:
    """Serve the ledger at this address, under these further names, behind a proxy at the address `proxy`.

    Raises OptionError where it cannot listen, or may not yet; LedgerError for a bad ledger.
    """
    with open_house(ledger, hosts=hosts_of(host, names), desk=desk) as house:
        check_may_open(house)
        config = uvicorn.Config(
            make_app(house),
            host,
            port,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
            proxy_headers=True,
            forwarded_allow_ips=proxy or "127.0.0.1",
        )
        try:
            listening = config.bind_socket()
        except SystemExit:
            raise OptionError(f"--host {host} --port {port}: cannot listen there; is another server there?") from None
        # Whoever reads the address may ask at once: until the server takes over, the system lets them wait in line.
        listening.listen(config.backlog)
        shown = f"http://{host}:{listening.getsockname()[1]}/"
        print(f"dragoman: {house.view.place.name} is open at {shown}; Ctrl-C ends it", file=sys.stderr)
        ready_soon()
        uvicorn.Server(config).run(sockets=[listening])


def hosts_of(host: str, names: Sequence[str]) -> tuple[str, ...]:
    """The names it may be asked for by: loopback's, those of the address it listens at, and what was allowed."""
    listened: tuple[str, ...] = () if _is_loopback(host) else (_in_header(host),)
    if _is_everywhere(host):
        listened = (*listened, gethostname().casefold())
    return tuple(dict.fromkeys((*LOOPBACK_HOSTS, *listened, *(name.casefold() for name in names))))


def check_may_open(house: House) -> None:
    """Raises OptionError where strangers could come in and nobody could let them in."""
    if not house.reception.is_open and not house.reception.desk.has_administrator():
        raise OptionError(
            "--host: beyond loopback only who has an account may read, and there is no administrator; "
            "make one first: dragoman user add NAME --role administrator"
        )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _is_everywhere(host: str) -> bool:
    return host in ("0.0.0.0", "::", "")


def _in_header(host: str) -> str:
    """An address as it stands in a Host header."""
    return f"[{host}]" if ":" in host else host
