"""Starts a task for each line and client; those of a sleeping client pile up.

Verdict: HOGGED_MEMORY
"""

import asyncio


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = set()
        self.tasks = set()

    async def handle(self, reader, writer):
        self.writers.add(writer)
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                self.broadcast(line, writer)
        except OSError:
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    async def send(self, line, writer):
        try:
            writer.write(line)
            await writer.drain()
        except OSError:
            pass

    def broadcast(self, line, sender):
        for writer in self.writers:
            if writer is not sender:
                task = asyncio.create_task(self.send(line, writer))
                self.tasks.add(task)
                task.add_done_callback(self.tasks.discard)
