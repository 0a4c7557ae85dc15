"""Reference: echo_server."""

import asyncio


async def start_echo_server(echo, port):
    async def serve(reader, writer):
        # asyncio runs this once for each client, each time in a task of its own.
        try:
            # TCP carries bytes, not messages: readline waits until a whole line is there. At
            # the end it gives what is left: half a line, or nothing.
            while (line := await reader.readline()).endswith(b"\n"):
                answer = await echo(line.decode().removesuffix("\n"))
                writer.write(answer.encode() + b"\n")
                # Until the client has taken enough, no next line is read: this bounds the memory.
                await writer.drain()
        except OSError:  # ConnectionError, or TimeoutError if its machine was switched off
            pass  # the client has vanished: normal for a server, and of no interest to anybody
        finally:
            # close() sends what is left by itself. To wait for that would keep this task only.
            writer.close()

    # start_server listens already when it returns; serve_forever() would never return.
    return await asyncio.start_server(serve, "127.0.0.1", port)
