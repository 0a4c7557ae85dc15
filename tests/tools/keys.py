"""Single keys from a terminal, without Enter."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def reading_keys(pressed: Callable[[str], None]) -> Iterator[bool]:
    """Call `pressed` with each key, in the running event loop; the value is False where there are no keys.

    There are none if stdin is no terminal, if somebody else uses the terminal (a job in the
    background), and on Windows, whose event loop cannot wait for a key.
    """
    try:
        import termios
        import tty

        descriptor = sys.stdin.fileno()
        if not os.isatty(descriptor) or os.tcgetpgrp(descriptor) != os.getpgrp():
            raise OSError("not our terminal")
        before = termios.tcgetattr(descriptor)
    except (ImportError, OSError, ValueError, AttributeError):
        yield False
        return
    loop = asyncio.get_running_loop()

    def read() -> None:
        try:
            data = os.read(descriptor, 100)
        except OSError:
            data = b""
        if not data:  # the terminal is gone
            loop.remove_reader(descriptor)
        for character in data.decode("ascii", "ignore"):
            pressed(character)

    tty.setcbreak(descriptor, termios.TCSANOW)
    loop.add_reader(descriptor, read)
    try:
        yield True
    finally:
        loop.remove_reader(descriptor)
        with contextlib.suppress(termios.error):
            termios.tcsetattr(descriptor, termios.TCSANOW, before)
