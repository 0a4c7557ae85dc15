"""No streams at all: a protocol that cuts lines itself, and futures that tell when something has ended."""

import asyncio


class Conversation(asyncio.Protocol):
    def __init__(self, answer, everybody):
        self.answer = answer
        self.everybody = everybody
        self.buffer = b""
        self.task = None
        self.stopping = self.lost = False
        self.closed = asyncio.get_running_loop().create_future()

    def connection_made(self, transport):
        self.transport = transport
        self.everybody.add(self)

    def connection_lost(self, exc):
        self.lost = True
        self.go_on()

    def data_received(self, data):
        self.buffer += data
        self.go_on()

    def go_on(self):
        if self.task:
            return
        if self.lost:
            self.everybody.discard(self)
            if not self.closed.done():
                self.closed.set_result(None)
        elif self.transport.is_closing():
            pass
        elif self.stopping:
            self.transport.close()
        elif b"\n" in self.buffer:
            line, _, self.buffer = self.buffer.partition(b"\n")
            self.task = asyncio.create_task(self.reply(line.decode()))
            self.task.add_done_callback(self.replied)

    def replied(self, task):
        self.task = None
        if self.lost or not task.cancelled():
            self.go_on()

    async def reply(self, text):
        try:
            reply = await self.answer(text)
        except Exception:
            reply = "error"
        self.transport.write((reply + "\n").encode())

    def stop(self):
        self.stopping = True
        self.go_on()

    async def end(self):
        task = self.task
        try:
            if task:
                task.cancel()
                await asyncio.wait([task])
        finally:
            if task:
                await asyncio.wait([task])  # once more, for a `serve` that is cancelled in the first one
            self.transport.abort()
            await self.closed


async def serve(answer, stop, hurry, grace, ready):
    loop = asyncio.get_running_loop()
    everybody = set()
    server = await loop.create_server(lambda: Conversation(answer, everybody), "127.0.0.1", 0)
    in_a_hurry = loop.create_task(hurry.wait())
    try:
        ready(server.sockets[0].getsockname()[1])
        await stop.wait()
        server.close()
        for conversation in list(everybody):
            conversation.stop()
        end_of_grace = loop.time() + grace
        while everybody and not hurry.is_set() and (left := end_of_grace - loop.time()) > 0:
            waits = {conversation.closed for conversation in everybody} | {in_a_hurry}
            await asyncio.wait(waits, timeout=left, return_when=asyncio.FIRST_COMPLETED)
    finally:
        server.close()
        in_a_hurry.cancel()
        await asyncio.gather(*(conversation.end() for conversation in everybody), return_exceptions=True)
