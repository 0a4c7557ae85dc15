"""Reads the length byte by byte, as some protocols must."""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    length = 0
    for place in range(4):
        byte = await reader.read(1)
        if not byte:
            if place == 0:
                return None
            raise FrameError("the end of the stream, inside a length")
        length = length * 256 + byte[0]
    if length > limit:
        raise FrameError("too long")
    message = b""
    while missing := length - len(message):
        if reader.at_eof():
            raise FrameError(f"the end of the stream, and {missing} bytes are missing")
        message += await reader.read(missing)
    return message


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
