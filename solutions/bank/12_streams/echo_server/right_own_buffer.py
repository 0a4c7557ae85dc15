"""Reads pieces and cuts the lines out of a buffer of its own."""

import asyncio


class Visitor:
    def __init__(self, echo, reader, writer):
        self.echo, self.reader, self.writer = echo, reader, writer
        self.buffer = bytearray()

    async def lines(self):
        while True:
            while (end := self.buffer.find(b"\n")) >= 0:
                line = bytes(self.buffer[:end])
                del self.buffer[: end + 1]
                yield line.decode()
            piece = await self.reader.read(4096)
            if not piece:
                return
            self.buffer += piece

    async def serve(self):
        try:
            async for text in self.lines():
                self.writer.write(f"{await self.echo(text)}\n".encode())
                await self.writer.drain()
        except (ConnectionError, TimeoutError) as error:
            print("a visitor has vanished:", error)
        self.writer.close()


async def start_echo_server(echo, port):
    return await asyncio.start_server(lambda r, w: Visitor(echo, r, w).serve(), "127.0.0.1", port)
