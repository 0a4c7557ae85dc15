"""A class for each connection that knows whether it is idle; after the signal, idle tasks are cancelled."""

import asyncio


class Connection:
    def __init__(self, answer, reader, writer):
        self.answer, self.reader, self.writer = answer, reader, writer
        self.idle = True
        self.last = False
        self.task = asyncio.current_task()

    async def run(self):
        try:
            try:
                while not self.last:
                    self.idle = True
                    line = await self.reader.readline()
                    self.idle = False
                    if line[-1:] != b"\n":
                        break
                    await self.reply_to(line.decode().rstrip("\n"))
            except asyncio.CancelledError:
                if not (self.idle and self.last):
                    raise
            self.idle = False
            self.writer.close()  # the end of the last reply may still wait in the transport
            await self.writer.wait_closed()
        except (asyncio.CancelledError, ConnectionError):
            self.writer.transport.abort()  # this task belongs to the server alone, and it has nothing else to do

    async def reply_to(self, text):
        try:
            reply = await self.answer(text)
        except Exception:
            reply = "error"
        self.writer.write(reply.encode() + b"\n")
        await self.writer.drain()

    def leave(self):
        self.last = True
        if self.idle:
            self.task.cancel()


async def serve(answer, stop, hurry, grace, ready):
    connections = {}

    async def client_connected(reader, writer):
        connection = Connection(answer, reader, writer)
        connections[connection.task] = connection
        try:
            await connection.run()
        finally:
            del connections[connection.task]

    server = await asyncio.start_server(client_connected, host="127.0.0.1", port=0)
    try:
        ready(server.sockets[0].getsockname()[1])
        await stop.wait()
        server.close()
        for connection in connections.values():
            connection.leave()
        if connections:
            second = asyncio.ensure_future(hurry.wait())
            everyone = asyncio.gather(*connections, return_exceptions=True)
            try:
                await asyncio.wait([asyncio.shield(everyone), second], timeout=grace, return_when="FIRST_COMPLETED")
            finally:
                second.cancel()
    finally:
        server.close()
        cancelled = None
        while connections:
            for task in connections:
                task.cancel()
            try:
                await asyncio.wait(list(connections))
            except asyncio.CancelledError as error:
                cancelled = error  # that has time until they have ended
        if cancelled:
            raise cancelled
