"""Reads the message first and looks at its length then.

Verdict: HOGGED_MEMORY
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    try:
        header = await reader.readexactly(4)
    except asyncio.IncompleteReadError as error:
        if error.partial:
            raise FrameError("the stream ended inside a length") from error
        return None
    length = int.from_bytes(header, "big")
    try:
        message = await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise FrameError("the stream ended inside a message") from error
    if length > limit:
        raise FrameError(f"{length} bytes are too many")
    return message


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
