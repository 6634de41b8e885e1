"""A real PostgreSQL server for tests and benchmarks: made in a temporary folder, on loopback, gone afterwards.

    python tests/postgresql.py COMMAND…      runs the command with DRAGOMAN_POSTGRESQL naming a fresh database

Takes the programs that Debian's package `postgresql` puts under /usr/lib/postgresql. The server refuses to run as
root, so that root starts it as the package's user.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pg8000.native

PROGRAMS = Path("/usr/lib/postgresql")
USER = "postgres"
PASSWORD = "right horse"
# Nothing here outlives the tests, so nothing waits for the disk.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; each `new_database` is the URL of an empty one."""

    port: int

    def new_database(self, template: str | None = None, tablespace: str | None = None) -> str:
        """A database of its own; with a template, a copy of that one, which nobody may be looking at."""
        name = f"ledger_{next(_numbers)}"
        as_given = f"{f'TEMPLATE {template}' if template else ''} {f'TABLESPACE {tablespace}' if tablespace else ''}"
        with self.connected() as connection:
            connection.run(f"CREATE DATABASE {name} {as_given}")
        return self.url(name)

    def url(self, database: str, password: str = PASSWORD) -> str:
        return f"postgresql://{USER}:{password.replace(' ', '%20')}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def connected(self) -> Iterator[pg8000.native.Connection]:
        connection = pg8000.native.Connection(USER, "127.0.0.1", "postgres", self.port, PASSWORD)
        try:
            yield connection
        finally:
            connection.close()


def why_not() -> str | None:
    """Why no server can be started here, or None."""
    if not list(PROGRAMS.glob("*/bin/initdb")):
        return "PostgreSQL is not installed: apt-get install postgresql (make services does)"
    if os.geteuid() == 0:
        try:
            pwd.getpwnam(USER)
        except KeyError:
            return f"PostgreSQL does not run as root, and there is no user {USER}"
    return None


@contextmanager
def running_server(options: tuple[str, ...] = FAST, folder: Path | None = None) -> Iterator[Server]:
    """A server that runs while the block lasts; its data lie in `folder` or in a temporary one."""
    programs = max(PROGRAMS.glob("*/bin"), key=lambda path: int(path.parent.name))
    home = Path(tempfile.mkdtemp(prefix="dragoman-postgresql-", dir=folder))
    user = USER if os.geteuid() == 0 else None
    if user:
        shutil.chown(home, user)
    (home / "password").write_text(PASSWORD, encoding="utf-8")
    os.chmod(home / "password", 0o644)
    data = home / "data"
    try:
        make = [programs / "initdb", "-D", data, "-U", USER, "-A", "scram-sha-256", "--pwfile", home / "password"]
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
        subprocess.run(
            [*make, "-E", "UTF8", "-N"], user=user, env=environment, cwd=home, check=True, capture_output=True
        )
        with _serving(programs, data, options, user, environment) as server:
            yield server
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def _serving(
    programs: Path, data: Path, options: tuple[str, ...], user: str | None, environment: Mapping[str, str]
) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *options]
    command = [programs / "postgres", "-D", data, *(part for setting in settings for part in ("-c", setting))]
    log = data.with_name("log")
    with (
        open(log, "wb") as file,
        subprocess.Popen(command, user=user, env=environment, cwd=data, stdout=file, stderr=file) as process,
    ):
        try:
            _wait_until_it_answers(Server(port), process, log)
            yield Server(port)
        finally:
            # At once: nothing that it holds is wanted any more.
            process.send_signal(signal.SIGQUIT)


def _wait_until_it_answers(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-1000:]}")
        try:
            with server.connected():
                return
        except (pg8000.exceptions.InterfaceError, pg8000.exceptions.DatabaseError):
            time.sleep(0.1)
    raise RuntimeError("PostgreSQL does not answer")


def main() -> int:
    if reason := why_not():
        print(reason, file=sys.stderr)
        return 2
    with running_server(("shared_buffers=256MB", "max_wal_size=4GB")) as server:
        environment = os.environ | {"DRAGOMAN_POSTGRESQL": server.new_database()}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
