"""`async for` over the reader, and a patient end with wait_closed."""

import asyncio
import contextlib


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        with contextlib.suppress(OSError):
            try:
                async for line in reader:
                    if line[-1:] != b"\n":
                        break
                    answer = await echo(line[:-1].decode("utf-8"))
                    writer.write(b"%s\n" % answer.encode("utf-8"))
                    await writer.drain()
            finally:
                writer.close()
                await writer.wait_closed()

    return await asyncio.start_server(serve, host="127.0.0.1", port=port)
