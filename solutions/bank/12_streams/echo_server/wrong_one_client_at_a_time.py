"""Serves one client after the other, for safety.

Verdict: SEQUENTIAL
"""

import asyncio


async def start_echo_server(echo, port):
    one_at_a_time = asyncio.Lock()

    async def serve(reader, writer):
        async with one_at_a_time:
            try:
                while (line := await reader.readline()).endswith(b"\n"):
                    writer.write((await echo(line[:-1].decode())).encode() + b"\n")
                    await writer.drain()
            except ConnectionError:
                pass
            finally:
                writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
