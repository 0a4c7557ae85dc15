"""Ends a message with a newline instead of sending its length first.

Verdict: WRONG_RESULT
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    line = await reader.readline()
    if not line:
        return None
    if len(line) > limit + 1 or not line.endswith(b"\n"):
        raise FrameError("not a line")
    return line[:-1]


async def send_message(writer, message):
    writer.write(message + b"\n")
    await writer.drain()
