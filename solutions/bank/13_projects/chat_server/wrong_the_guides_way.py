"""Pieces as lines, a set that changes, drain for one after the other, a swallowed cancellation.

Verdict: WRONG_RESULT
"""

import asyncio


class ChatServer:
    def __init__(self, most_waiting):
        self.clients = set()

    async def handle(self, reader, writer):
        self.clients.add(writer)
        try:
            while True:
                data = await reader.read(100)
                if not data:
                    break
                await self.broadcast(data, writer)
        except asyncio.CancelledError:
            pass
        finally:
            self.clients.remove(writer)
            writer.close()
            await writer.wait_closed()

    async def broadcast(self, message, sender):
        for client in self.clients:
            if client != sender:
                try:
                    client.write(message)
                    await client.drain()
                except Exception as error:
                    print("Error broadcasting:", error)
