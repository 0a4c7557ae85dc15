"""One lock for all writers: whoever sends waits for the slowest connection.

Verdict: WRONG_TIMING
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
    if length > limit:
        raise FrameError(f"{length} bytes are too many")
    try:
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise FrameError("the stream ended inside a message") from error


_lock = asyncio.Lock()


async def send_message(writer, message):
    async with _lock:
        writer.write(len(message).to_bytes(4, byteorder="big"))
        writer.write(message)
        await writer.drain()
