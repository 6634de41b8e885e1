"""`dragoman serve`: the reading room, served until it is interrupted."""

from __future__ import annotations

import sys

import uvicorn

from ..errors import OptionError
from ..web import make_app, open_house


def serve(ledger: str | None, host: str, port: int) -> None:
    """Serve the ledger at this address. Raises OptionError where it cannot listen, LedgerError for a bad ledger."""
    with open_house(ledger) as house:
        config = uvicorn.Config(
            make_app(house), host, port, log_level="warning", access_log=False, server_header=False, lifespan="off"
        )
        try:
            listening = config.bind_socket()
        except SystemExit:
            raise OptionError(f"--host {host} --port {port}: cannot listen there; is another server there?") from None
        # Whoever reads the address may ask at once: until the server takes over, the system lets them wait in line.
        listening.listen(config.backlog)
        shown = f"http://{host}:{listening.getsockname()[1]}/"
        print(f"dragoman: {house.view.place.name} is open at {shown}; Ctrl-C ends it", file=sys.stderr)
        uvicorn.Server(config).run(sockets=[listening])
