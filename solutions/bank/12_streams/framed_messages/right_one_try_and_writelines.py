"""One try around both reads, and writelines for both parts."""

import asyncio
import struct


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    header = None
    try:
        header = await reader.readexactly(4)
        (length,) = struct.unpack(">L", header)
        if length > limit:
            raise FrameError(f"the length {length} is over {limit}")
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        if header is None and len(error.partial) == 0:
            return None
        raise FrameError("cut off") from None


async def send_message(writer, message):
    writer.writelines([struct.pack(">L", len(message)), message])
    await writer.drain()
