"""Aborts the connection at the end, and what the client has not read yet is lost.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def handle(reader, writer):
        try:
            while (raw := await reader.readline()).endswith(b"\n"):
                writer.write((await echo(raw.decode()[:-1]) + "\n").encode())
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.transport.abort()

    return await asyncio.start_server(handle, "127.0.0.1", port)
