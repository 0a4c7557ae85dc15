"""A task for each line: the answers are cut off at the end, or come in any order.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    tasks = set()

    async def serve(reader, writer):
        async def answer(text):
            writer.write((await echo(text)).encode() + b"\n")
            await writer.drain()

        try:
            while (line := await reader.readline()).endswith(b"\n"):
                task = asyncio.create_task(answer(line[:-1].decode()))
                tasks.add(task)
                task.add_done_callback(tasks.discard)
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
