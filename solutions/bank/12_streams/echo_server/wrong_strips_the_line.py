"""Strips the line of blanks and of a carriage return, which belong to it.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def handle(reader, writer):
        try:
            while (raw := await reader.readline()).endswith(b"\n"):
                writer.write((await echo(raw.decode().strip()) + "\n").encode())
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(handle, "127.0.0.1", port)
