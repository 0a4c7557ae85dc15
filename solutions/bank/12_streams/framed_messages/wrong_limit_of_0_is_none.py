"""Takes a limit of 0 for no limit.

Verdict: HOGGED_MEMORY
"""

import asyncio
import struct

LENGTH = struct.Struct("!I")


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    # readexactly waits for all of its bytes, and takes no byte more. That is the whole trick.
    try:
        header = await reader.readexactly(LENGTH.size)
    except asyncio.IncompleteReadError as error:
        if not error.partial:
            return None  # the end lies between two frames: nothing is missing
        raise FrameError(f"the stream ended after {len(error.partial)} bytes of a length") from error
    (length,) = LENGTH.unpack(header)
    # Check before reading: the length is a claim of somebody else.
    if limit and length > limit:
        raise FrameError(f"a message of {length} bytes; at most {limit} are allowed")
    try:
        return await reader.readexactly(length)
    except asyncio.IncompleteReadError as error:
        raise FrameError(f"the stream ended after {len(error.partial)} of {length} bytes") from error


async def send_message(writer, message):
    # One write: between two of them, with an await in between, another task could write.
    writer.write(LENGTH.pack(len(message)) + message)
    await writer.drain()
