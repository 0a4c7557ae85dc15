"""Writes without drain: a client that does not read fills the memory.

Verdict: HOGGED_MEMORY
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                answer = await echo(line[:-1].decode())
                writer.write(answer.encode() + b"\n")
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
