"""The sender gets its own line back.

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
            if True:
                writer.write(line)
                if writer.transport.get_write_buffer_size() > self.most_waiting:
                    writer.transport.abort()
