"""Kata: framed_messages

Two halves of a game send each other messages over a TCP connection. TCP knows no messages:
it carries bytes, and delivers them in pieces of any size. So each message travels in a
frame: first its length as 4 bytes (unsigned, the highest byte first), then the message
itself. The message b"hi" becomes the 6 bytes b"\\x00\\x00\\x00\\x02hi".

Write two coroutine functions. `read_message(reader, limit)` reads from an
asyncio.StreamReader and
  - returns the next message, as bytes, as soon as its last byte has arrived,
  - returns None if the stream has ended and there is no further frame,
  - raises `FrameError` if the stream ends inside a frame, in its length or in its message,
  - raises `FrameError` if the length is larger than `limit`. It does so as soon as the 4 bytes
    are there, and does not wait for the message.

`send_message(writer, message)` writes a frame to an asyncio.StreamWriter and
  - then waits until the connection has taken enough: `drain()`,
  - keeps its frame in one piece, also when other tasks send over the same writer meanwhile.
    A slow connection holds up only those who send over it.

Example:

    await send_message(writer, b"hi")
    await read_message(reader, limit=1000)      # b"hi" on the other side

The bytes of a frame may arrive one by one, or together with those of others. A message may
be empty, and one of exactly `limit` bytes is allowed. A program may read from many readers
at the same time. After a FrameError, or when `read_message` was cancelled, nobody reads from
that reader any more.
Not allowed: to take bytes from the reader that lie behind the frame, because the next
caller needs them; to read a message that is too long, because a length may say 4 GB, and
whoever sends that fills your memory.
"""


class FrameError(Exception):
    """What arrived is not a complete frame, or is one that is too large."""


async def read_message(reader, limit):
    raise NotImplementedError("write the body of read_message")


async def send_message(writer, message):
    raise NotImplementedError("write the body of send_message")
