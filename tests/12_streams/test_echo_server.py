"""Suite: echo_server."""

import asyncio
import contextlib
import inspect
import socket
import struct
import sys

import pytest
from grader import Verdict, fail

WORDS = ["hello", "who is there", "grüezi", "hör zu", "¡hola!", "hey", "moin", "über uns"]
MINUTE = 60
NARROW = 60_000  # bytes of a socket's buffer
NOTHING = "nothing at all within a minute"
# CVE-2024-12254: there, drain() does not see what writelines() has written.
HAS_BUG = (3, 12) <= sys.version_info < (3, 12, 9) or (3, 13) <= sys.version_info < (3, 13, 2)
WRITELINES = " In this version of Python `writelines` has a bug: after it, drain does not wait."


class Client:
    """A visitor, on a real connection."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    def send(self, text):
        self.writer.write(text.encode())

    async def line(self):
        """The next line from the server, "" if it closes the connection instead."""
        return await within_a_minute(self.reader.readline())

    async def last_words(self):
        """End this side, and give everything that the server still sends before it closes."""
        with contextlib.suppress(OSError):  # the server closed the connection already
            self.writer.write_eof()
        everything = await within_a_minute(self.reader.read())
        if everything == NOTHING:
            fail(
                Verdict.LEAKED_RESOURCE,
                "the client ended its side, and a minute later the server had not closed the connection.",
                advice="Reading gives less than a line when the client has ended: leave the loop then, and close the"
                " writer in a `finally`.",
            )
        return everything

    def vanish(self, hard):
        """Go without a word; `hard`: as if the machine was switched off and on again."""
        if hard:  # the system then sends a reset, instead of an orderly end
            sock = self.writer.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


async def within_a_minute(reading):
    try:
        async with asyncio.timeout(MINUTE):
            return (await reading).decode(errors="backslashreplace")
    except TimeoutError:
        return NOTHING
    except ConnectionError:
        return "a broken connection"


class Museum:
    """Runs the answer's server: `async with Museum(kata, echo) as museum`. Closes all that it opened."""

    def __init__(self, kata, echo, port=0):
        self.kata, self.echo, self.port = kata, echo, port
        self.clients = []

    async def __aenter__(self):
        try:
            async with asyncio.timeout(MINUTE):
                self.server = await self.kata.start_echo_server(self.echo, self.port)
        except TimeoutError:
            fail(
                Verdict.WRONG_TIMING,
                "a minute after the call, `start_echo_server` had not returned; it should return the server at once.",
                advice="asyncio.start_server(...) gives a server that already serves. Do not wait for its end.",
            )
        if not isinstance(self.server, asyncio.Server):
            fail(
                Verdict.WRONG_RESULT,
                f"`start_echo_server` returned {self.server!r}, expected an asyncio.Server.",
                advice="Return what `await asyncio.start_server(...)` gives.",
            )
        if not self.server.is_serving():
            fail(
                Verdict.WRONG_RESULT,
                "the server that `start_echo_server` returned was closed already.",
                advice="The caller will close it. `async with server` closes it at the end of the block.",
            )
        self.sock = self.server.sockets[0]
        if elsewhere := {sock.getsockname()[0] for sock in self.server.sockets} - {"127.0.0.1"}:
            fail(
                Verdict.WRONG_RESULT,
                f"the server listens on {', '.join(sorted(elsewhere))!r}, expected '127.0.0.1' and nothing else.",
                advice='Give start_server the address "127.0.0.1": then nobody outside of this machine can connect.',
            )
        return self

    async def client(self, sock=None):
        if sock is not None:
            sock.setblocking(False)
            await asyncio.get_running_loop().sock_connect(sock, self.sock.getsockname())
            opened = await asyncio.open_connection(sock=sock)
        else:
            opened = await asyncio.open_connection(*self.sock.getsockname())
        self.clients.append(Client(*opened))
        return self.clients[-1]

    async def __aexit__(self, *_):
        for client in self.clients:
            client.writer.close()
        await asyncio.sleep(10)  # the server sees that they are gone
        self.server.close()


@pytest.fixture
def echo(service):
    return service("echo", latency=1, result=lambda text: f"{text} ... {text}!")


@pytest.fixture
def words(rng):
    return rng.sample(WORDS, 3)


def answers(words):
    """What the echo of each of these lines looks like on the connection."""
    return "".join(f"{word} ... {word}!\n" for word in words)


def lines(words):
    return "".join(f"{word}\n" for word in words)


async def test_a_line_is_answered_with_its_echo(kata, echo, words):
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        client.send(lines(words[:1]))
        assert await client.line() == answers(words[:1]), (
            f"the answer to {words[0]!r}. Try: Write bytes, made by encode(), with the line break that ends a line: the"
            " client waits for it."
        )
    echo.assert_called_with(words[:1])


async def test_whatever_stands_in_a_line_is_echoed_and_it_may_be_empty_or_long(kata, echo, words, clock, service):
    odd = ["", "  who is \t there ", "an old line end\r", "a\u2028strange\x0bone", words[0].ljust(980, ".")]
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        with clock.takes(7, "7 lines of one client, one after the other"):
            for word in (words[0], *odd, words[0]):
                client.send(lines([word]))
                assert await client.line() == answers([word]), (
                    f"the answer to the line {word[:40]!r}. Try: A line ends at its line feed and nowhere else."
                    " readline() gives it with that end, so an empty line is not b''."
                )
            echo.assert_called_with([words[0], *odd, words[0]])
    async with Museum(kata, service("echo", latency=1, result="")) as museum:
        client = await museum.client()
        client.send(lines(words[:2]))
        got = await client.line(), await client.line()
        assert got == ("\n", "\n"), (
            f"the answers to {words[0]!r} and {words[1]!r} when `echo` gives an empty text for both. Try: An empty"
            " answer is a line, too: send its line break."
        )


async def test_when_the_client_has_ended_the_rest_is_answered_and_the_connection_closed(kata, echo, words, clock):
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        client.send(lines(words[:1]))
        with clock.takes(1, "answering one line and closing"):
            assert await client.last_words() == answers(words[:1]), (
                "all that was sent before the connection was closed. Try: Close it when the last answer is written."
            )


async def test_many_lines_may_arrive_at_once(kata, echo, words):
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        client.send(lines(words))
        assert await client.last_words() == answers(words), (
            "the answers to 3 lines that were sent in one piece. Try: read() gives what has come, half a line or three"
            " of them; readline() gives one."
        )
    echo.assert_called_with(words)


async def test_a_line_may_arrive_in_pieces_and_slowly(kata, echo):
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        other = await museum.client()
        for one_byte, other_byte in zip("zürich\nö\n".encode(), "Ä\nstille?\n".encode(), strict=True):
            client.writer.write(bytes([one_byte]))
            other.writer.write(bytes([other_byte]))
            await asyncio.sleep(60 * MINUTE)
            if client.reader.at_eof() or other.reader.at_eof():
                fail(
                    Verdict.WRONG_RESULT,
                    "a client paused for an hour in the middle of its lines, and the server closed the connection.",
                    advice="A silent client is no client that has ended: wait for its next bytes without a time limit.",
                )
        both = await client.last_words(), await other.last_words()
    assert both == (answers(["zürich", "ö"]), answers(["Ä", "stille?"])), (
        "2 clients sent 2 lines each at the same time, one byte in each hour: the answers to the one and to the other"
    )


async def test_twenty_clients_wait_no_longer_than_one(kata, echo, clock):
    async def visit(museum, number):
        client = await museum.client()
        client.send(lines([f"I am {number}"]))
        answer = await client.line()
        if answer == NOTHING:
            fail(
                Verdict.SEQUENTIAL,
                f"client {number} of 20 got no answer for a minute, while another client was connected and silent.",
                advice="asyncio calls your function for each client in a task of its own: no lock is needed.",
            )
        assert answer == answers([f"I am {number}"]), f"the answer to client {number}"

    async with Museum(kata, echo) as museum:
        idle = await museum.client()  # says nothing, and must not be in the way
        await asyncio.gather(*(visit(museum, number) for number in range(20)))
        echo.assert_all_at_once()
        clock.assert_elapsed(1, "answering one line of each of 20 clients")
        assert await idle.last_words() == "", "what a silent client gets"


async def test_half_a_line_is_not_answered(kata, echo, words):
    async with Museum(kata, echo) as museum:
        client = await museum.client()
        client.send(lines(words[:1]) + "delete all")
        got = await client.last_words()
        assert got == answers(words[:1]), (
            "the client went in the middle of its second line. Try: At the end, readline() gives what there is, without"
            " a line feed: that is no line."
        )
    echo.assert_called_with(words[:1])


async def test_clients_may_go_without_a_word(kata, echo, words):
    await some_vanish(kata, echo, words, hard=False)


async def test_clients_may_vanish_with_a_reset_of_their_connection(kata, echo, words):
    await some_vanish(kata, echo, words, hard=True)


async def some_vanish(kata, echo, words, hard):
    async with Museum(kata, echo) as museum:
        silent, half, waiting, stays = [await museum.client() for _ in range(4)]
        half.send("hal")
        waiting.send(lines(["nobody", "hears", "this"]))
        stays.send(lines(words))
        await asyncio.sleep(0.5)
        for client in (silent, half, waiting):
            client.vanish(hard)
        assert await stays.last_words() == answers(words), "the answers to the client who stayed"
        newcomer = await museum.client()
        newcomer.send(lines(["new"]))
        assert await newcomer.line() == answers(["new"]), "the answer to a client who came later"


def narrow_socket():
    """A socket for a client, with little room for what has arrived and nobody has read."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
    return sock


async def test_a_client_may_read_its_answers_late(kata, service):
    # From some number on, the last answers wait in the server when it closes the connection. Which number that is
    # depends on the system, so there is a client for each.
    echo = service("echo", latency=1, result=lambda text: text * 10_000)

    async def visit(museum, number):
        with narrow_socket() as sock:
            client = await museum.client(sock)
            client.send(lines(["o"] * number))
            client.writer.write_eof()
            await asyncio.sleep(2 * MINUTE)
            if (got := len(await client.last_words())) != (sent := number * 10_001):
                fail(
                    Verdict.WRONG_RESULT,
                    f"a client sent {number} lines, ended its side, and read what came two minutes later: got {got:,}"
                    f" of the {sent:,} bytes of its answers.",
                    advice="`writer.close()` sends what still waits, and closes the connection then; `abort()` throws"
                    " it away.",
                )

    async with Museum(kata, echo) as museum:
        museum.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, NARROW)
        await asyncio.gather(*(visit(museum, number) for number in range(3, 60, 3)))


async def test_a_client_that_does_not_read_cannot_fill_the_memory(kata, service):
    large = 2_000_000  # far more than all buffers on the way to a client hold, so the first one is never taken
    echo = service("echo", latency=1, result=lambda text: "o" * large if text == "hoo" else text)
    async with Museum(kata, echo) as museum:
        museum.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, NARROW)
        with narrow_socket() as sock:
            deaf = await museum.client(sock)
            deaf.send(lines(["hoo"] * 20))
            await asyncio.sleep(100)
            if (made := echo.arguments.count("hoo")) > 1:
                fail(
                    Verdict.HOGGED_MEMORY,
                    f"a client sent 20 lines and did not even read the first answer, and {made} answers of {large:,}"
                    " bytes were made: they now wait in the memory of the server.",
                    where=echo.requests[0].place,
                    advice="`writer.write` never waits. `await writer.drain()` after it waits until the client has"
                    " taken enough: only then call `echo` for the next line."
                    + (WRITELINES if HAS_BUG and "writelines" in inspect.getsource(kata) else ""),
                )
            other = await museum.client()
            other.send(lines(["hello"]))
            if (answer := await other.line()) == NOTHING:
                fail(
                    Verdict.SEQUENTIAL,
                    "while the server waited for a client that does not read, another client got no answer for a"
                    " minute.",
                    advice="Each client has a task of its own: without a lock around `drain`, only that task waits.",
                )
            assert answer == "hello\n", "the answer to another client"
            deaf.vanish(hard=True)


@contextlib.asynccontextmanager
async def a_free_port():
    """A port at which a server may be started inside the block."""
    with socket.socket() as sock:
        # On Linux nobody else gets a port that is taken, and yet a server may listen at it, if both agree.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", 0))
        port = sock.getsockname()[1]
        if sys.platform != "linux":
            sock.close()
        yield port


async def test_two_servers_have_ports_and_clients_of_their_own(kata, echo, service):
    other_echo = service("other_echo", latency=1, result=str.upper)
    async with (
        a_free_port() as port,
        Museum(kata, echo) as museum,
        Museum(kata, other_echo, port) as other_museum,
    ):
        if (got := other_museum.sock.getsockname()[1]) != port:
            fail(
                Verdict.WRONG_RESULT,
                f"the server was started with port {port}, and listens at port {got}.",
                advice="Hand `port` on to start_server.",
            )
        one, two = await museum.client(), await other_museum.client()
        for client in (one, two):
            client.send("hey\n")
        assert (await one.line(), await two.line()) == (answers(["hey"]), "HEY\n"), "answers of two servers"
