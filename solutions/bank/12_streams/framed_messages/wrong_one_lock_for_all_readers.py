"""A lock around the reading: whoever reads waits for all others, the silent ones too.

Verdict: SEQUENTIAL
"""

import asyncio, struct


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


lock = asyncio.Lock()


async def read_message(reader, limit):
    async with lock:
        try:
            (size,) = struct.unpack(">I", await reader.readexactly(4))
            if size > limit:
                raise FrameError
            return await reader.readexactly(size)
        except asyncio.IncompleteReadError as e:
            if e.partial or e.expected != 4:
                raise FrameError from None
            return None


async def send_message(writer, message):
    writer.write(struct.pack(">I", len(message)) + message)
    await writer.drain()
