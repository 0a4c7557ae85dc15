"""Cancelled while it waits for clean-ups, it ends at once, and leaves them behind: wait() hands no cancellation on.

Verdict: LEAKED_TASK
"""

import asyncio
import contextlib


async def serve(answer, stop, hurry, grace, ready):
    conversations = set()
    stopping = asyncio.create_task(stop.wait())
    hurrying = asyncio.create_task(hurry.wait())

    def connected(reader, writer):
        # A plain function: so the task is ours, to wait for and to cancel. For a coroutine function
        # the server would make a task of its own and keep it to itself.
        task = asyncio.create_task(_converse(reader, writer, answer, stopping))
        conversations.add(task)
        task.add_done_callback(conversations.discard)

    try:
        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        try:
            ready(server.sockets[0].getsockname()[1])
            await stopping
        finally:
            server.close()  # it listens no more; the connections do not notice
        # They notice `stopping` themselves, and end as soon as they have no request in flight.
        if conversations:
            ending = asyncio.create_task(asyncio.wait(conversations.copy()))
            await asyncio.wait({ending, hurrying}, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
            ending.cancel()
    finally:
        # Whatever brought us here (no work left, no grace left, `hurry`, a cancellation): nothing stays behind.
        left = [stopping, hurrying, *conversations]
        for task in left:
            task.cancel()
        await asyncio.wait(left)


async def _converse(reader, writer, answer, stopping):
    try:
        while (line := await _next_line(reader, stopping)).endswith(b"\n"):
            try:
                reply = await answer(line[:-1].decode())
            except Exception:
                reply = "error"
            writer.write(f"{reply}\n".encode())
            await writer.drain()
        # close() still sends what is in the buffer, and a slow client decides how long that takes:
        # so it is waited for here, where the end of the grace time can cancel it.
        writer.close()
        await writer.wait_closed()
    except OSError:
        pass  # the client has vanished, and its connection with it
    except BaseException:
        # Cancelled, perhaps while close() still sends: drop the rest. (Not in `finally`: asyncio has a flaw, and
        # abort() raises an error where close() had to wait and has done its work.)
        writer.transport.abort()
        with contextlib.suppress(OSError):
            await writer.wait_closed()
        raise


async def _next_line(reader, stopping):
    """The next line; b"" if `stopping` is done, even if a line is waiting."""
    reading = asyncio.create_task(reader.readline())
    try:
        await asyncio.wait({reading, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return b"" if stopping.done() else await reading
    finally:
        reading.cancel()
