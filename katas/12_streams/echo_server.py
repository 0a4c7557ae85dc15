"""Kata: echo_server

A museum shows an echo machine. Visitors connect to it over the network and shout lines of
text; the machine asks a model of a mountain what comes back, and sends that. The model is
slow, so `echo` is a coroutine function: `await echo(text)` gives the answer after 1 second.

Write `start_echo_server(echo, port)`, a coroutine function that
  - starts a server on "127.0.0.1" and this port (0 means: the system finds a free one),
  - returns the asyncio.Server at once. It then serves in the background until the caller
    closes it.

Text is UTF-8, and a line ends with "\\n". For each client, the server
  - reads a line, awaits `echo(text)` with the line without its "\\n", and sends the answer
    (a str without "\\n") with "\\n" at its end. Then it reads the next line,
  - serves all the clients at the same time: none waits for the answer to another one,
  - closes the connection when the client has ended its side and all lines are answered.

Example:

    server = await start_echo_server(echo, 0)
    port = server.sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"hello\\n")
    await reader.readline()         # b"hello hello hello\\n" after 1 second

The bytes of a line may arrive in any number of pieces, and those of many lines in one. An
empty line is a line like any other, so `echo("")` is called for it. What comes after the
last "\\n" is half a line, and is not answered. A client may vanish at any moment: its
connection then ends without an error, and nobody else notices. Lines are shorter than 1000
bytes, an answer may be large, and in the tests `echo` never fails.
Not allowed: to make the answer to a next line while the client has not taken the large ones
before it. A client that only sends and never reads would fill the memory of the server.
"""


async def start_echo_server(echo, port):
    raise NotImplementedError("write the body of start_echo_server")
