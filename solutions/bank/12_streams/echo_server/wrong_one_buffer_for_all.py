"""The buffer for half lines is one for all clients.

Verdict: WRONG_RESULT
"""

import asyncio

buffer = bytearray()


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        try:
            while data := await reader.read(1024):
                buffer.extend(data)
                while b"\n" in buffer:
                    line, _, rest = bytes(buffer).partition(b"\n")
                    buffer[:] = rest
                    writer.write((await echo(line.decode())).encode() + b"\n")
                    await writer.drain()
        except ConnectionError:
            pass
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port)
