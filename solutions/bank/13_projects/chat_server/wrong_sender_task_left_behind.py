"""A queue and a sender task for each client, which nobody ends.

Verdict: LEAKED_TASK
"""

import asyncio


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.queues = {}
        self.tasks = []

    async def send(self, writer, queue):
        while True:
            writer.write(await queue.get())
            try:
                await writer.drain()
            except OSError:
                break

    async def handle(self, reader, writer):
        queue = self.queues[writer] = asyncio.Queue(self.most_waiting // 20_000)
        self.tasks.append(asyncio.create_task(self.send(writer, queue)))
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                for other, lines in self.queues.items():
                    if other is not writer:
                        try:
                            lines.put_nowait(line)
                        except asyncio.QueueFull:
                            other.transport.abort()
        except OSError:
            pass
        finally:
            del self.queues[writer]
            writer.close()
