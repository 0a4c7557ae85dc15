"""A protocol with callbacks, one task for each connection, and flow control by hand."""

import asyncio


class Echo(asyncio.Protocol):
    def __init__(self, echo):
        self.echo = echo
        self.rest = b""
        self.lines = asyncio.Queue()
        self.may_write = asyncio.Event()
        self.may_write.set()

    def connection_made(self, transport):
        self.transport = transport
        self.task = asyncio.get_running_loop().create_task(self.answer())

    def data_received(self, data):
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            self.lines.put_nowait(line)
        if self.lines.qsize() > 100:
            self.transport.pause_reading()

    def eof_received(self):
        self.lines.put_nowait(None)
        return True

    def pause_writing(self):
        self.may_write.clear()

    def resume_writing(self):
        self.may_write.set()

    def connection_lost(self, exc):
        self.task.cancel()

    async def answer(self):
        while (line := await self.lines.get()) is not None:
            answer = await self.echo(line.decode())
            self.transport.write(answer.encode() + b"\n")
            await self.may_write.wait()
            if self.lines.qsize() < 10:
                self.transport.resume_reading()
        self.transport.close()


async def start_echo_server(echo, port):
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: Echo(echo), "127.0.0.1", port)
