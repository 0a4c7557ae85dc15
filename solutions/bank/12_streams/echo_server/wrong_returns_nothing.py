"""Starts the server and does not return it.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                answer = await echo(line[:-1].decode())
                writer.write(answer.encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    await asyncio.start_server(serve, "127.0.0.1", port)
