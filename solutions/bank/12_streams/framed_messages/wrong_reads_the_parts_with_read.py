"""Uses read(n), which may give fewer than n bytes.

Verdict: WRONG_RESULT
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    header = await reader.read(4)
    if not header:
        return None
    length = int.from_bytes(header, "big")
    if length > limit:
        raise FrameError(f"{length} bytes are too many")
    return await reader.read(length)


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
