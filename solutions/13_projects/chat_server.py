"""Reference: chat_server."""


class ChatServer:
    def __init__(self, most_waiting):
        self._most_waiting = most_waiting
        self._writers = set()

    async def handle(self, reader, writer):
        self._writers.add(writer)
        try:
            # A piece of a stream is no message: readline puts whole lines together. At the end
            # of the stream it gives half a line, or nothing.
            while (line := await reader.readline()).endswith(b"\n"):
                self._pass_on(line, writer)
        except OSError:  # ConnectionError, or TimeoutError if its machine was switched off
            pass  # the client has vanished: it has left, like the others do
        finally:
            # A cancellation comes by here too, and goes on by itself.
            self._writers.discard(writer)
            # close() sends what waits in the background. Do not wait for that with
            # wait_closed(): a client that takes nothing would keep this task for ever.
            writer.close()

    def _pass_on(self, line, sender):
        # A plain function: nothing else runs meanwhile, so the set cannot change, and nobody
        # waits for anybody. write() only appends to the buffer of that connection. drain()
        # would wait for the slowest client; this looks at how much waits instead.
        for writer in self._writers:
            if writer is sender:
                continue
            writer.write(line)
            if writer.transport.get_write_buffer_size() > self._most_waiting:
                writer.transport.abort()  # its reader sees the end now, and its handle ends
