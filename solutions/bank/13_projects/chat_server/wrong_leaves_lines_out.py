"""Does not write to a client that is slow: it misses lines and is never thrown out.

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
                self.broadcast(line, writer)
        except OSError:
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    def broadcast(self, line, sender):
        for writer in self.writers:
            if writer is not sender:
                if writer.transport.get_write_buffer_size() < 60_000:
                    writer.write(line)
