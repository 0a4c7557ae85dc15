"""Holds a lock while it waits for an echo, so clients wait for each other.

Verdict: SEQUENTIAL
"""

import asyncio


async def start_echo_server(echo, port):
    lock = asyncio.Lock()

    async def serve(reader, writer):
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                async with lock:
                    answer = await echo(line[:-1].decode())
                writer.write(answer.encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
