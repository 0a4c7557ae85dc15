"""A TaskGroup for the connections inside of a timeout that the signals move."""

import asyncio


async def serve(answer, stop, hurry, grace, ready):
    loop = asyncio.get_running_loop()

    async def talk(reader, writer):
        stopped = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                line = asyncio.create_task(reader.readline())
                try:
                    await asyncio.wait([line, stopped], return_when=asyncio.FIRST_COMPLETED)
                    if stop.is_set() or not line.result().endswith(b"\n"):
                        break
                    text = line.result().decode()[:-1]
                except OSError:
                    break
                finally:
                    line.cancel()
                try:
                    reply = await answer(text)
                except Exception:
                    reply = "error"
                try:
                    writer.write(reply.encode() + b"\n")
                    await writer.drain()
                except OSError:
                    break
            writer.close()
            try:
                await writer.wait_closed()
            except OSError:
                pass
        finally:
            stopped.cancel()
            writer.transport.abort()

    async def deadline(limit):
        await stop.wait()
        limit.reschedule(loop.time() + grace)
        await hurry.wait()
        limit.reschedule(loop.time())

    helper = None
    try:
        async with asyncio.timeout(None) as limit:
            helper = asyncio.create_task(deadline(limit))
            async with asyncio.TaskGroup() as group:
                server = await asyncio.start_server(lambda r, w: group.create_task(talk(r, w)) and None, "127.0.0.1", 0)
                try:
                    ready(server.sockets[0].getsockname()[1])
                    await stop.wait()
                finally:
                    server.close()
    except TimeoutError:
        pass
    finally:
        if helper is not None:
            helper.cancel()
