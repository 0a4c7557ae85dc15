"""A queue of lines and a task that sends them, for each client."""

import asyncio
import contextlib


class Member:
    def __init__(self, writer, most_waiting):
        self.writer, self.most_waiting = writer, most_waiting
        self.lines = asyncio.Queue()
        self.waiting = 0

    def tell(self, line):
        if self.waiting + len(line) > self.most_waiting:
            self.writer.transport.abort()
        else:
            self.waiting += len(line)
            self.lines.put_nowait(line)

    async def send(self):
        with contextlib.suppress(OSError):
            while True:
                line = await self.lines.get()
                self.writer.write(line)
                await self.writer.drain()
                self.waiting -= len(line)


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.members = []

    async def handle(self, reader, writer):
        me = Member(writer, self.most_waiting)
        self.members.append(me)
        sender = asyncio.create_task(me.send())
        try:
            while True:
                line = await reader.readuntil(b"\n")
                for member in list(self.members):
                    if member is not me:
                        member.tell(line)
        except (asyncio.IncompleteReadError, OSError):
            pass
        finally:
            self.members.remove(me)
            sender.cancel()
            writer.close()
            await asyncio.gather(sender, return_exceptions=True)
