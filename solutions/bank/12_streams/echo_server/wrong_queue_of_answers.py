"""Makes ten answers ahead: a task sends them out of a queue, and `echo` does not wait for it.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        answers = asyncio.Queue(maxsize=10)

        async def send():
            while (answer := await answers.get()) is not None:
                writer.write(answer.encode() + b"\n")
                await writer.drain()

        async def receive():
            while (line := await reader.readline()).endswith(b"\n"):
                await answers.put(await echo(line.decode().removesuffix("\n")))
            await answers.put(None)

        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(send())
                group.create_task(receive())
        except* ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
