"""Does not close the writer.

Verdict: LEAKED_RESOURCE
"""


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = set()
        self.kept = []

    async def handle(self, reader, writer):
        self.writers.add(writer)
        self.kept.append(writer)
        try:
            while (line := await reader.readline()).endswith(b"\n"):
                self.broadcast(line, writer)
        except OSError:
            pass
        finally:
            self.writers.discard(writer)
            pass

    def broadcast(self, line, sender):
        for writer in self.writers:
            if writer is not sender:
                writer.write(line)
                if writer.transport.get_write_buffer_size() > self.most_waiting:
                    writer.transport.abort()
