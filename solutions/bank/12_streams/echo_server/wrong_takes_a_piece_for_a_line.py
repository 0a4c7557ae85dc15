"""Takes what one read gives for a line.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while data := await reader.read(1024):
                answer = await echo(data.decode().removesuffix("\n"))
                writer.write(answer.encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
