"""Who may be connected to, and until when: the guard at the one place where connections are made."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

from httpcore2 import (
    ConnectError,
    ConnectTimeout,
    NetworkBackend,
    NetworkStream,
    ReadTimeout,
    SyncBackend,
    WriteTimeout,
)

from .address import is_public, look_up


class Refused(Exception):
    """A public host leads to a machine that is not public."""


class Gate:
    """One chain of requests. Once it has touched a public host, it stays among public hosts."""

    def __init__(self, only_public: bool, resolve: Callable[[str, int], list[str]] = look_up) -> None:
        self.only_public = only_public
        self._resolve = resolve

    def admit(self, host: str, port: int) -> list[str]:
        """The addresses of a host that may be connected to. Raises Refused when it has none such, ConnectError."""
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            raise ConnectError("no such host") from error
        public = [address for address in addresses if is_public(address)]
        if self.only_public and not public:
            raise Refused(host)
        self.only_public = self.only_public or bool(public)
        return public or addresses

    def judge(self, host: str) -> None:
        """The same for a host that a proxy will look up and connect to: no address is known if we cannot find it."""
        try:
            self.admit(host, 0)
        except ConnectError:
            self.only_public = True


class Deadline:
    """The time one answer may take, by the machine's clock: servers drip in real seconds."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def cap(self, timeout: float | None, error: type[Exception]) -> float:
        """The shorter of `timeout` and what is left. Raises `error` when nothing is left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise error("out of time")
        return left if timeout is None else min(timeout, left)


class GuardedBackend(NetworkBackend):
    """Connects to addresses that the gate admits, in streams that end with the deadline."""

    def __init__(self, gate: Gate, deadline: Deadline) -> None:
        self._gate = gate
        self._deadline = deadline
        self._plain = SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        failure: Exception = ConnectError("no address")
        for address in self._gate.admit(host, port):
            try:
                left = self._deadline.cap(timeout, ConnectTimeout)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
            except (ConnectError, ConnectTimeout) as error:
                failure = error
            else:
                return GuardedStream(stream, self._deadline)
        raise failure


class GuardedStream(NetworkStream):
    """A stream whose every wait ends with the deadline."""

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.cap(timeout, ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.cap(timeout, WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        left = self._deadline.cap(timeout, ConnectTimeout)
        return GuardedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
