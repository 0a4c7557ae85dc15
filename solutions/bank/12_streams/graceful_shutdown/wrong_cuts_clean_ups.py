"""A connection that is lost cancels its request, even one that is cleaning up already: that cuts its clean-up short.

Verdict: WRONG_RESULT
"""

import asyncio


class Talk(asyncio.Protocol):
    """No streams: a protocol, a list of lines, and a task for each request."""

    def __init__(self, house):
        self.house, self.data, self.task = house, b"", None
        self.ended = False

    def connection_made(self, transport):
        self.transport = transport
        self.house.talks.add(self)
        self.gone = asyncio.Event()
        if self.house.stop.is_set():
            transport.close()

    def data_received(self, data):
        self.data += data
        self.next()

    def eof_received(self):
        self.ended = True
        self.next()
        return True

    def connection_lost(self, exc):
        self.house.talks.discard(self)
        self.gone.set()
        if self.task:
            self.task.cancel()

    def next(self):
        if self.task or self.transport.is_closing():
            return
        line, feed, rest = self.data.partition(b"\n")
        if self.house.stop.is_set() or not feed:
            if self.house.stop.is_set() or self.ended:
                self.transport.close()
            return
        self.data = rest
        self.task = asyncio.create_task(self.reply(line.decode()))
        self.house.tasks.add(self.task)
        self.task.add_done_callback(self.replied)

    async def reply(self, text):
        try:
            reply = await self.house.answer(text)
        except Exception:
            reply = "error"
        self.transport.write(reply.encode() + b"\n")

    def replied(self, task):
        self.house.tasks.discard(task)
        self.task = None
        if not task.cancelled():
            self.next()


class House:
    def __init__(self, answer, stop):
        self.answer, self.stop = answer, stop
        self.talks, self.tasks = set(), set()


async def serve(answer, stop, hurry, grace, ready):
    house = House(answer, stop)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Talk(house), "127.0.0.1", 0)
    try:
        ready(server.sockets[0].getsockname()[1])
        await stop.wait()
        server.close()
        for talk in list(house.talks):
            talk.next()

        async def all_gone():
            while house.talks:
                await next(iter(house.talks)).gone.wait()

        ways = {asyncio.create_task(all_gone()), asyncio.create_task(hurry.wait())}
        try:
            await asyncio.wait(ways, timeout=grace, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
    finally:
        server.close()
        for task in house.tasks:
            task.cancel()
        talks = list(house.talks)
        for talk in talks:
            talk.transport.abort()
        await asyncio.gather(*house.tasks, *(talk.gone.wait() for talk in talks), return_exceptions=True)
