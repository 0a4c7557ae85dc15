"""Leaves the connection open when the client has ended.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def start_echo_server(echo, port):
    connections = []

    async def serve(reader, writer):
        connections.append(writer)
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                answer = await echo(line[:-1].decode())
                writer.write(answer.encode() + b"\n")
                await writer.drain()
        except ConnectionError:
            pass

    return await asyncio.start_server(serve, "127.0.0.1", port)
