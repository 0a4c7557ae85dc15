"""readuntil, which raises an error where readline gives half a line."""

import asyncio
import functools


async def serve(echo, reader, writer):
    try:
        while True:
            line = await reader.readuntil(b"\n")
            answer = await asyncio.create_task(echo(str(line, "utf-8").rstrip("\n")))
            await writer.drain()
            writer.write(bytes(answer, "utf-8") + b"\n")
            await writer.drain()
    except asyncio.IncompleteReadError:
        pass
    except OSError:
        pass
    finally:
        writer.close()


async def start_echo_server(echo, port):
    return await asyncio.start_server(functools.partial(serve, echo), "127.0.0.1", port)
