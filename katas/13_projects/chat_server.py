"""Kata: chat_server (broken code: mend it)

A club has a chat server. Whatever one of its clients writes, all the others get. With two
people at one table it worked. Since the club meets online, lines arrive in halves, the chat
stands still as soon as somebody's laptop sleeps, and now and then it throws out a person
who has done nothing wrong.

Mend the class `ChatServer(most_waiting)`. asyncio calls its coroutine method
`handle(reader, writer)` for each client that connects, in a task of its own. It
  - reads lines of bytes, each with "\\n" at its end, and passes each line on as it is, at
    once, to all the other clients that are connected at that moment, but not to the client
    who wrote it. The bytes of a line may arrive in any pieces. What comes after the last
    "\\n" is half a line, and is not passed on,
  - ends when its client has ended its side or has vanished. It raises nothing then, and
    passes nothing on to this client any more. The others notice nothing,
  - ends as cancelled when it is cancelled,
  - closes the writer, however it ends, and does not wait until a client that takes nothing
    has taken the rest.

A client may take what it gets slowly, or not at all. Nobody else waits for it. Up to
`most_waiting` bytes may wait for it, and it gets them in order when it takes them. If more
would have to wait, it is thrown out: its connection is cut at once with
`writer.transport.abort()`, what waited is lost, and its `handle` ends. (Whether lines that
it wrote, and that nobody has read by then, are still passed on is open.) What was written
to a client and not yet taken waits in its transport:
`writer.transport.get_write_buffer_size()` says how many bytes that is. If you keep lines
elsewhere too, up to 64 KiB in the transport may count or not, as you like.

Example:

    chat = ChatServer(most_waiting=1_000_000)
    server = await asyncio.start_server(chat.handle, "127.0.0.1", 8888)

Clients come, go and vanish at any moment, also while a line is passed on: each line reaches
everybody who stays, once. Lines are shorter than 20,000 bytes. The tests also call `handle`
themselves, with a real StreamReader and StreamWriter, but without a network.
Not allowed: to leave a task behind when `handle` has ended; to keep lines for a client
without a limit, because one sleeping laptop would fill the memory.
"""

import asyncio


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = set()

    async def handle(self, reader, writer):
        self.writers.add(writer)
        try:
            while data := await reader.read(100):
                await self.broadcast(data, writer)
        except asyncio.CancelledError:
            pass
        finally:
            self.writers.remove(writer)
            writer.close()
            await writer.wait_closed()

    async def broadcast(self, data, sender):
        for writer in self.writers:
            if writer != sender:
                writer.write(data)
                await writer.drain()
