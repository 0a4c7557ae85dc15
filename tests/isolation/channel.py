"""Signed lines of JSON from a worker to the process that started it.

The key is made anew for each worker. Whoever gets hold of the pipe can spoil what comes
over it, and the kata is lost; nobody without the key can say that a test has passed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import secrets
from typing import Any

MAX_LINE = 4_000_000
MAX_BYTES = 40_000_000


class ProtocolError(Exception):
    """What arrived was not sent by the grader; the message is half a sentence."""


def new_key() -> bytes:
    """A key for one worker."""
    return secrets.token_bytes(32)


class Sender:
    """The worker's end.

    Args:
        fd: an open file descriptor to write to.
        key: shared with the Receiver.
    """

    def __init__(self, fd: int, key: bytes) -> None:
        self.fd = fd
        # A copy of this object signs; the key itself is not kept.
        self._signer = hmac.new(key, digestmod=hashlib.sha256)
        self._count = 0

    def send(self, message: dict[str, Any]) -> None:
        """Send one message.

        Raises:
            OSError: the other end is gone.
        """
        body = json.dumps(message).encode("ascii")
        signer = self._signer.copy()
        signer.update(b"%d:" % self._count + body)
        self._count += 1
        data = memoryview(signer.hexdigest().encode("ascii") + b" " + body + b"\n")
        while data:
            data = data[os.write(self.fd, data) :]


class Receiver:
    """The controlling process's end: takes bytes as they come, gives messages."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._count = 0
        self._total = 0
        self._rest = b""

    def feed(self, data: bytes) -> list[dict[str, Any]]:
        """The messages that are complete by now.

        Raises:
            ProtocolError: they are not the grader's.
        """
        self._total += len(data)
        *lines, self._rest = (self._rest + data).split(b"\n")
        if self._total > MAX_BYTES or len(self._rest) > MAX_LINE:
            raise ProtocolError("it sent too much")
        return [self._read(line) for line in lines]

    def _read(self, line: bytes) -> dict[str, Any]:
        signature, _, body = line.partition(b" ")
        expected = hmac.new(self._key, b"%d:" % self._count + body, hashlib.sha256).hexdigest().encode("ascii")
        if not hmac.compare_digest(signature, expected):
            raise ProtocolError("somebody else wrote into its report")
        self._count += 1
        try:
            message = json.loads(body)
        except (ValueError, RecursionError):
            raise ProtocolError("its report is not in order") from None
        if not isinstance(message, dict):
            raise ProtocolError("its report is not in order")
        return message
