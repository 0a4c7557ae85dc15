"""Counts every byte that a client ever got, not those that wait.

Verdict: WRONG_RESULT
"""


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = set()
        self.sent = {}

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
                writer.write(line)
                self.sent[writer] = self.sent.get(writer, 0) + len(line)
                if self.sent[writer] > self.most_waiting:
                    writer.transport.abort()
