"""Awaits while it goes through the set, and the set changes meanwhile.

Verdict: WRONG_RESULT
"""


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
        for writer in self.writers:
            if writer is not sender:
                writer.write(line)
                await writer.drain()
