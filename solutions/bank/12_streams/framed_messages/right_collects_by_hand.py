"""read(n) in a loop, never for more bytes than are missing."""

import asyncio


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def _collect(reader, wanted):
    data = bytearray()
    while len(data) < wanted:
        piece = await reader.read(wanted - len(data))
        if not piece:
            break
        data.extend(piece)
    return bytes(data)


async def read_message(reader, limit):
    header = await _collect(reader, 4)
    if header == b"":
        return None
    if len(header) < 4:
        raise FrameError(f"only {len(header)} bytes of a length")
    length = (header[0] << 24) + (header[1] << 16) + (header[2] << 8) + header[3]
    if length > limit:
        raise FrameError(f"too long: {length}")
    message = await _collect(reader, length)
    if len(message) != length:
        raise FrameError(f"{length - len(message)} bytes are missing")
    return message


async def send_message(writer, message):
    writer.write(len(message).to_bytes(4, "big") + message)
    await writer.drain()
