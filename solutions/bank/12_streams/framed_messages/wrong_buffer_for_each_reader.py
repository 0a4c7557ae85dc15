"""Keeps what it read too much in a buffer of its own, where other code does not find it.

Verdict: WRONG_RESULT
"""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


buffers = {}


async def read_message(reader, limit):
    buffer = buffers.setdefault(reader, bytearray())
    while len(buffer) < 4 or len(buffer) < 4 + int.from_bytes(buffer[:4], "big"):
        if len(buffer) >= 4 and int.from_bytes(buffer[:4], "big") > limit:
            raise FrameError("too long")
        piece = await reader.read(4096)
        if not piece:
            if buffer:
                raise FrameError("the stream ended inside a frame")
            return None
        buffer.extend(piece)
    length = int.from_bytes(buffer[:4], "big")
    if length > limit:
        raise FrameError("too long")
    message = bytes(buffer[4 : 4 + length])
    del buffer[: 4 + length]
    return message


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
