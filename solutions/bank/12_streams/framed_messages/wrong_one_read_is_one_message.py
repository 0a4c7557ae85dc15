"""Takes what one read gives for one frame.

Verdict: WRONG_RESULT
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    data = await reader.read(limit + 4)
    if not data:
        return None
    length = int.from_bytes(data[:4], "big")
    if length > limit or len(data) < 4 + length:
        raise FrameError("not a frame")
    return data[4 : 4 + length]


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
