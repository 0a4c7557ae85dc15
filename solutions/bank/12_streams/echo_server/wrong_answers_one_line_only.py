"""Closes the connection after the first answer.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            line = await reader.readline()
            if line.endswith(b"\n"):
                writer.write((await echo(line[:-1].decode())).encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
