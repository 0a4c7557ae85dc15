"""Takes an empty line for the end.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while text := (await reader.readline()).decode().strip():
                writer.write((await echo(text)).encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
