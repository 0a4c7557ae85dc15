"""Splits what one read gives into lines, so a line that comes in pieces becomes many.

Verdict: WRONG_RESULT
"""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while data := await reader.read(1024):
                for line in data.decode(errors="replace").splitlines():
                    writer.write(f"{await echo(line)}\n".encode())
                    await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
