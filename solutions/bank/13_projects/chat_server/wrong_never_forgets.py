"""Keeps the writers of those who have gone, and raises when one of them was thrown out.

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
            writer.close()

    def broadcast(self, line, sender):
        for writer in self.writers:
            if writer is not sender:
                if writer.is_closing():
                    raise ConnectionAbortedError("somebody has gone")
                writer.write(line)
                if writer.transport.get_write_buffer_size() > self.most_waiting:
                    writer.transport.abort()
