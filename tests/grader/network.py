"""The machine's own network: virtual time must not overtake bytes on their way, and TLS has no use."""

from __future__ import annotations

import asyncio.selector_events
import atexit
import contextlib
import functools
import os
import select
import socket
from collections.abc import Iterator

# A message behind others on the loopback device arrives after them. Answers to them (an
# acknowledged connection) are sent while it arrives, so a few more follow.
MESSAGES = 3
PATIENCE = 5.0  # real seconds

# The methods below socket.socket's own: the grader guards those against blocking, which takes time.
_send, _receive = socket.SocketType.send, socket.SocketType.recv


class Canary:
    """A connection of its own over loopback: what was sent before its message has arrived with it.

    Normally bytes arrive within the call that sends them; on a machine under load the system
    may put that off for a moment.
    """

    def __init__(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self._sender = socket.create_connection(listener.getsockname())
            self._receiver, _ = listener.accept()
        for end in (self._sender, self._receiver):
            end.setblocking(False)
            atexit.register(end.close)
        self._sender.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def wait(self) -> None:
        """Return once everything sent so far over loopback has arrived."""
        for _ in range(MESSAGES):
            _send(self._sender, b"!")
            try:
                _receive(self._receiver, 1)  # nearly always it is there already
            except BlockingIOError:
                select.select([self._receiver], [], [], PATIENCE)
                _receive(self._receiver, 1)


@functools.cache
def _canary() -> Canary:
    return Canary()


def wait_for_bytes_on_their_way() -> None:
    """Return once everything that this process has sent over loopback has arrived."""
    _canary().wait()


@contextlib.contextmanager
def without_certificates() -> Iterator[None]:
    """Inside the block, OpenSSL finds none of the machine's certificates.

    aiohttp reads all of them when it is imported, a third of the time that importing it takes; and
    no suite uses TLS.
    """
    before = {name: os.environ.get(name) for name in ("SSL_CERT_FILE", "SSL_CERT_DIR")}
    os.environ.update(dict.fromkeys(before, os.devnull))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def mend_abort() -> Iterator[None]:
    """Inside the block, abort() does nothing where close() has done its work, as the documentation lets one expect.

    A flaw of asyncio (seen in 3.11 to 3.13), and no fault of an answer: where close() had to wait until
    everything was sent, a later abort() raises AttributeError, because the transport has no loop any more.
    """
    transport = asyncio.selector_events._SelectorTransport
    force_close = transport._force_close

    def mended(self, exc):
        if self._loop is not None:
            force_close(self, exc)

    transport._force_close = mended
    try:
        yield
    finally:
        transport._force_close = force_close
