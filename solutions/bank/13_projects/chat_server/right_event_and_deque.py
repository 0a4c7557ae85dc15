"""A deque and an Event for each client; a TaskGroup ends the sender with the reader."""

import asyncio
import collections


class Left(Exception):
    pass


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.clients = {}

    async def handle(self, reader, writer):
        self.clients[writer] = (collections.deque(), asyncio.Event())
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self.listen(reader, writer))
                group.create_task(self.talk(writer))
        except* (Left, OSError):
            pass
        finally:
            self.clients.pop(writer, None)
            writer.close()

    async def listen(self, reader, me):
        async for line in reader:
            if not line.endswith(b"\n"):
                break
            for writer, (lines, news) in self.clients.items():
                if writer is me:
                    continue
                lines.append(line)
                news.set()
                if sum(map(len, lines)) > self.most_waiting:
                    writer.transport.abort()
        raise Left

    async def talk(self, writer):
        lines, news = self.clients[writer]
        while True:
            await news.wait()
            news.clear()
            while lines:
                writer.write(lines[0])
                await writer.drain()
                lines.popleft()
