"""Cuts off the clients that do not read only when all cancelled requests have cleaned up.

Verdict: WRONG_TIMING
"""

import asyncio
import contextlib


async def serve(answer, stop, hurry, grace, ready):
    conversations, writers = set(), set()
    stopping = asyncio.create_task(stop.wait())
    hurrying = asyncio.create_task(hurry.wait())

    def connected(reader, writer):
        task = asyncio.create_task(_converse(reader, writer, answer, stopping))
        conversations.add(task)
        writers.add(writer)
        task.add_done_callback(conversations.discard)

    try:
        server = await asyncio.start_server(connected, "127.0.0.1", 0)
        try:
            ready(server.sockets[0].getsockname()[1])
            await stopping
        finally:
            server.close()
        if conversations:
            ending = asyncio.create_task(asyncio.wait(conversations.copy()))
            await asyncio.wait({ending, hurrying}, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
            ending.cancel()
    finally:
        left = [stopping, hurrying, *conversations]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for writer in writers:
            if not writer.is_closing() or writer.transport.get_write_buffer_size():
                writer.transport.abort()
                with contextlib.suppress(OSError):
                    await writer.wait_closed()


async def _converse(reader, writer, answer, stopping):
    try:
        while (line := await _next_line(reader, stopping)).endswith(b"\n"):
            try:
                reply = await answer(line[:-1].decode())
            except Exception:
                reply = "error"
            writer.write(f"{reply}\n".encode())
            await writer.drain()
        writer.close()
        await writer.wait_closed()
    except OSError:
        pass


async def _next_line(reader, stopping):
    reading = asyncio.create_task(reader.readline())
    try:
        await asyncio.wait({reading, stopping}, return_when=asyncio.FIRST_COMPLETED)
        return b"" if stopping.done() else await reading
    finally:
        reading.cancel()
