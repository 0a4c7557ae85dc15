"""Cuts the lines out of what read gives, and counts the bytes before it writes."""


class ChatServer:
    def __init__(self, most_waiting):
        self.most_waiting = most_waiting
        self.writers = {}

    def send(self, line, to):
        transport = to.transport
        if transport.is_closing():
            return
        if transport.get_write_buffer_size() + len(line) > self.most_waiting:
            transport.abort()
        else:
            to.write(line)

    async def handle(self, reader, writer):
        number = id(writer)
        self.writers[number] = writer
        rest = b""
        try:
            while piece := await reader.read(4096):
                *lines, rest = (rest + piece).split(b"\n")
                for line in lines:
                    for other, to in tuple(self.writers.items()):
                        if other != number:
                            self.send(line + b"\n", to)
        except OSError as error:
            print("lost a client:", error)
        finally:
            del self.writers[number]
            writer.close()
