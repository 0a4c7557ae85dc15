"""A lock for each writer in a WeakKeyDictionary, and a drain after each part; reads into a memoryview."""

import asyncio
import weakref


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


locks: "weakref.WeakKeyDictionary" = weakref.WeakKeyDictionary()


async def read_message(reader, limit):
    header = bytearray()
    while len(header) < 4:
        match await reader.read(4 - len(header)):
            case b"" if not header:
                return None
            case b"":
                raise FrameError("half a length")
            case piece:
                header += piece
    size = int.from_bytes(header, "big")
    if size > limit:
        raise FrameError("long")
    body = memoryview(bytearray(size))
    got = 0
    while got < size:
        piece = await reader.read(min(size - got, 256))
        if not piece:
            raise FrameError("cut")
        body[got : got + len(piece)] = piece
        got += len(piece)
    return body.tobytes()


async def send_message(writer, message):
    lock = locks.setdefault(writer, asyncio.Lock())
    async with lock:
        for part in (len(message).to_bytes(4, "big"), message):
            writer.write(part)
            await writer.drain()
