"""Drains all clients at the same time, and still waits for the slowest of them.

Verdict: WRONG_TIMING
"""

import asyncio


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = set()

    async def handle(self, reader, writer):
        self.writers.add(writer)
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                await self.broadcast(line, writer)
        except OSError:
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    async def broadcast(self, line, sender):
        others = [writer for writer in self.writers if writer is not sender]
        for writer in others:
            writer.write(line)
        await asyncio.gather(*(writer.drain() for writer in others), return_exceptions=True)
