"""Raises FrameError at the end between two frames.

Verdict: WRONG_RESULT
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    try:
        length = int.from_bytes(await reader.readexactly(4), "big")
        if length > limit:
            raise FrameError(f"{length} bytes are too many")
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise FrameError("the stream ended") from error


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
