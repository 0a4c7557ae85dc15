"""Suite: graceful_shutdown."""

import asyncio
import contextlib
import socket
import struct

import pytest
from grader import Verdict, cancel_and_wait, fail

GRACE = 10
# Virtual seconds after which nothing can be expected any more. Only wrong answers let them pass.
LONG = 100_000
# More than the system's buffers between a server and a client can hold.
HUGE = 8 * 2**20
# Bytes of a socket's buffer, for a connection that takes little at a time.
NARROW = 60_000
# What a client reads instead of a line when its connection was closed.
CLOSED = "(connection closed)"


class Client:
    """One connection to the server."""

    def __init__(self, name, reader, writer):
        self.name = name
        self._reader = reader
        self.writer = writer

    async def send(self, text):
        """Send this text as it is."""
        self.writer.write(text.encode())
        await self.writer.drain()
        await asyncio.sleep(0.25)  # let it arrive, and the server begin with it

    async def line(self):
        """The next line from the server, or CLOSED."""
        __tracebackhide__ = True
        return await self._line(Verdict.WRONG_RESULT, f"{self.name} waited for a reply for ever.")

    async def _line(self, verdict, what, advice=""):
        __tracebackhide__ = True
        try:
            async with asyncio.timeout(LONG) as limit:
                line = await self._reader.readline()
        except ConnectionError:
            return CLOSED
        except TimeoutError:
            if not limit.expired():
                raise
            fail(verdict, what, advice=advice)
        return line.decode().removesuffix("\n") if line else CLOSED

    async def read_the_rest(self):
        """How many bytes come until the connection is closed."""
        self.writer.transport.resume_reading()
        size = 0
        with contextlib.suppress(ConnectionError, TimeoutError):
            async with asyncio.timeout(LONG):
                while piece := await self._reader.read(2**16):
                    size += len(piece)
        return size

    async def ask(self, text):
        """Send a request and wait for its reply."""
        self.writer.write(f"{text}\n".encode())
        return await self.line()

    async def assert_cut_off(self, why, advice=""):
        """The server closes the connection now, and says nothing before."""
        __tracebackhide__ = True
        began = asyncio.get_running_loop().time()
        line = await self._line(
            Verdict.LEAKED_RESOURCE, f"the connection of {self.name} was never closed: {why}.", advice
        )
        if line != CLOSED:
            fail(
                Verdict.WRONG_RESULT,
                f"{self.name} got the reply {line!r}, but {why}.",
                advice="`except Exception` lets a cancellation through. `except BaseException` does not."
                if line == "error"
                else advice,
            )
        if waited := asyncio.get_running_loop().time() - began:
            fail(
                Verdict.WRONG_TIMING,
                f"the connection of {self.name} was closed {waited:g} s late: {why}.",
                advice=advice,
            )

    def vanish(self):
        """Reset the connection, as if the client's machine had died."""
        raw = self.writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


class Server:
    """The answer's `serve`, running in a task, and the clients that talk to it."""

    def __init__(self, kata, answer, grace=GRACE):
        self.stop, self.hurry = asyncio.Event(), asyncio.Event()
        self._listening = asyncio.get_running_loop().create_future()
        self._clients = []
        self.task = asyncio.create_task(kata.serve(answer, self.stop, self.hurry, grace, self._ready))

    def _ready(self, port):
        if self._listening.done():
            fail(Verdict.WRONG_RESULT, "`ready` was called a second time.")
        self._listening.set_result(port)

    async def __aenter__(self):
        __tracebackhide__ = True
        await asyncio.wait({self.task, self._listening}, timeout=LONG, return_when=asyncio.FIRST_COMPLETED)
        if self.task.done():
            await self.task
            fail(Verdict.WRONG_RESULT, "`serve` returned before `stop` was set.")
        if not self._listening.done():
            fail(Verdict.WRONG_RESULT, "`ready` was never called with the port.")
        return self

    async def __aexit__(self, kind, exc, traceback):
        __tracebackhide__ = True
        over = self.task.done()
        await self._clients_leave()
        if over:
            if not self.task.cancelled() and (cause := self.task.exception()):
                raise cause  # of whatever failed in the block
        else:
            # However far the answer has got: now it has every reason to end.
            self.stop.set()
            self.hurry.set()
            await asyncio.wait({self.task}, timeout=1 if kind else LONG)
            self.task.cancel()
            await asyncio.wait({self.task}, timeout=1)

    async def _clients_leave(self):
        for client in self._clients:
            client.writer.transport.abort()
        await asyncio.sleep(1)

    async def connect(self, name="a client", **options):
        port = self._listening.result()
        if "receive_buffer" in options:
            raw = socket.socket()
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, options["receive_buffer"])
            raw.setblocking(False)
            await asyncio.get_running_loop().sock_connect(raw, ("127.0.0.1", port))
            reader, writer = await asyncio.open_connection(sock=raw)
        else:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
        client = Client(name, reader, writer)
        self._clients.append(client)
        return client

    async def connect_and_send(self, text, name=None):
        client = await self.connect(name or f"the client that sent {text!r}")
        await client.send(text)
        return client

    async def returns_within(self, seconds, why, after="the signal", advice=""):
        """`serve` ends exactly so many seconds from now."""
        __tracebackhide__ = True
        began = asyncio.get_running_loop().time()
        await asyncio.wait({self.task}, timeout=LONG)
        if not self.task.done():
            fail(
                Verdict.WRONG_TIMING,
                f"`serve` had not returned after {LONG:,} s; expected after {seconds:g} s: {why}.",
                advice=advice,
            )
        returned = await self.task
        waited = asyncio.get_running_loop().time() - began
        if waited != seconds:
            fail(
                Verdict.WRONG_TIMING,
                f"`serve` returned {waited:g} s after {after}, expected {seconds:g} s: {why}.",
                advice=advice,
            )
        assert returned is None, "`serve` returns None"


@pytest.fixture
def answer(service):
    return service("answer", latency=2, result=str.upper)


@pytest.fixture
def timed_answer(service):
    """Takes as many seconds as the request says: "3" is answered after 3 s."""
    return service("answer", latency=float, result=lambda text: f"{text} s", cleanup=0)


@pytest.fixture
def word(rng):
    return rng.choice(["überweisen", "order 7", " two  blanks ", "weather?", "ping"])


@pytest.fixture
def narrow(monkeypatch):
    """Servers send through small buffers: what a client has not read soon waits in the server."""
    listen = socket.socket.listen

    def narrow_listen(sock, *args):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, NARROW)
        return listen(sock, *args)

    monkeypatch.setattr(socket.socket, "listen", narrow_listen)


@pytest.fixture
def addresses(monkeypatch):
    """Where sockets began to listen."""
    listen, addresses = socket.socket.listen, []

    def listen_and_note(sock, *args):
        addresses.append(sock.getsockname()[0])
        return listen(sock, *args)

    monkeypatch.setattr(socket.socket, "listen", listen_and_note)
    return addresses


# -- serving


async def test_a_request_gets_its_reply(kata, answer, word, addresses):
    async with Server(kata, answer) as server:
        client = await server.connect()
        assert await client.ask(word) == word.upper()
    assert sorted(set(addresses)) == ["127.0.0.1"], (
        "the addresses at which it listens; at any other, strangers on other machines may reach it"
    )


async def test_a_client_may_send_many_requests(kata, answer, clock):
    async with Server(kata, answer) as server:
        client = await server.connect()
        with clock.takes(6, "3 requests of one client, sent at once", why="one after the other, 2 s each"):
            client.writer.write(b"one\ntwo\nthree\n")
            replies = [await client.line() for _ in range(3)]
            answer.assert_called_with(["one", "two", "three"])
            assert replies == ["ONE", "TWO", "THREE"]
        await asyncio.sleep(12 * 3600)
        assert await client.ask("hello?") == "HELLO?", "the reply to a client that had been silent for 12 hours"
        odd = ["", " Grüße \t\r", "5 €"]
        for number, text in enumerate(odd, 5):
            reply = await client.ask(text)
            request = f"the request {text!r} comes to `answer` as it is, without its line feed only"
            assert answer.arguments[4:number] == odd[: number - 4], request
            assert reply == text.upper(), f"the reply to the request {text!r}"
    answer.assert_one_at_a_time()


async def test_clients_are_served_at_the_same_time(kata, answer, rng):
    words = [f"request {rng.randrange(1000)}" for _ in range(20)]
    async with Server(kata, answer) as server:
        clients = [await server.connect() for _ in words]
        replies = await asyncio.gather(*(client.ask(word) for client, word in zip(clients, words, strict=True)))
        assert replies == [word.upper() for word in words]
    answer.assert_all_at_once()


async def test_an_error_is_a_reply_and_the_conversation_goes_on(kata, service):
    errors = [ValueError("no such order"), TimeoutError("the database is slow"), EOFError("nothing there")]
    errors += [ConnectionResetError("the database has gone"), BrokenPipeError("its pipe, too"), None]
    answer = service("answer", latency=1, result="fine", error=errors)
    async with Server(kata, answer) as server:
        client = await server.connect()
        for error in errors:
            expected, outcome = ("error", f"raised {error!r}") if error else ("fine", "returned 'fine'")
            assert await client.ask("order 7") == expected, (
                f"the reply to a request for which `answer` {outcome}"
                + " Try: This error tells of another connection than the client's. Catch the errors of `answer` around"
                " that call alone." * isinstance(error, ConnectionError)
            )


async def test_when_a_client_leaves_its_connection_is_closed(kata, answer):
    async with Server(kata, answer) as server:
        client = await server.connect()
        await client.ask("hello")
        await client.send("delete al")
        client.writer.write_eof()
        await client.assert_cut_off(
            "the client had ended the conversation, in the middle of a line",
            advice="At the end of the stream, reading gives what is left. Without a line feed that is no request.",
        )
        answer.assert_called_with(["hello"])


async def test_a_client_that_vanishes_disturbs_nobody(kata, answer):
    async with Server(kata, answer) as server:
        first = await server.connect_and_send("one\n")
        second = await server.connect_and_send("two\n")
        first.vanish()
        assert await second.line() == "TWO"
        assert await (await server.connect()).ask("three") == "THREE"


# -- stopping


async def test_without_clients_it_serves_until_stop_is_set(kata, answer):
    async with Server(kata, answer) as server:
        await asyncio.sleep(12 * 3600)
        assert not server.task.done(), "`serve` goes on until `stop` is set"
        server.stop.set()
        await server.returns_within(0, "there is nothing to wait for")


async def test_idle_connections_are_closed_at_once(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        silent = await server.connect("a client that had sent nothing")
        piece = await server.connect_and_send("pie", name="a client that had sent a piece of a line")
        answered = await server.connect("a client that had its reply")
        await answered.ask("1")
        await server.connect_and_send("5.25\n")
        server.stop.set()
        for idle in (silent, piece, answered):
            await idle.assert_cut_off(
                "it had no request in flight when `stop` was set",
                advice="A connection that waits for its next line must hear of `stop`, too: wait for both.",
            )


async def test_new_clients_are_refused(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        await server.connect_and_send("5.25\n")
        server.stop.set()
        await asyncio.sleep(1)
        with contextlib.suppress(ConnectionRefusedError):
            await server.connect()
            fail(
                Verdict.WRONG_RESULT,
                "a new client could connect after `stop` was set, while a request was still in flight.",
                advice="Close the server first, and see to its connections after that.",
            )


async def test_a_request_in_flight_is_finished(kata, service, timed_answer, clock, narrow):
    async with Server(kata, timed_answer) as server:
        client = await server.connect_and_send("5.25\n")
        server.stop.set()
        with clock.takes(5, "the rest of a request in flight"):
            assert await client.line() == "5.25 s", "a request in flight when `stop` was set gets its reply"
        await server.returns_within(0, "the last connection has nothing to do any more", after="the last reply")
    # From some size on, the end of a reply waits in the server. Which size that is depends on the system.
    sizes = range(NARROW // 2, 20 * NARROW, NARROW // 2)
    answer = service("answer", latency=1, result=lambda text: "x" * int(text))
    async with Server(kata, answer) as server:
        clients = [await server.connect(receive_buffer=NARROW) for _ in sizes]
        for client, size in zip(clients, sizes, strict=True):
            client.writer.transport.pause_reading()  # else it takes as much as there happens to be at each look
            client.writer.write(f"{size}\n".encode())
        await asyncio.sleep(2)
        server.stop.set()
        await asyncio.sleep(5)
        for client, size in zip(clients, sizes, strict=True):
            if (got := await client.read_the_rest()) != size + 1:
                fail(
                    Verdict.WRONG_RESULT,
                    f"a client read its reply of {size + 1:,} bytes 5 s after `stop` was set, within the grace time of"
                    f" {GRACE} s, and got {got:,} bytes of it.",
                    advice="drain() returns while a part still waits. close() sends that, wait_closed() waits until it"
                    " is sent, and abort() throws it away.",
                )


async def test_the_slowest_request_sets_the_time(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        clients = [await server.connect_and_send(f"{seconds}\n") for seconds in ("8.75", "3.5", "5.25")]
        server.stop.set()
        await server.returns_within(8, "the slowest of 3 requests needs so long")
        assert [await client.line() for client in clients] == ["8.75 s", "3.5 s", "5.25 s"]


async def test_each_connection_is_closed_when_its_own_request_is_finished(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        await server.connect_and_send("8\n")
        quick = await server.connect_and_send("3\n")
        server.stop.set()
        await quick.line()
        await quick.assert_cut_off("its last reply was sent")


async def test_what_was_sent_behind_a_request_in_flight_is_not_answered(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        client = await server.connect_and_send("3.25\n1\n1\n")
        server.stop.set()
        assert await client.line() == "3.25 s"
        await client.assert_cut_off("`stop` was set before that request was begun")
        timed_answer.assert_called_with(["3.25"])


async def test_an_error_in_flight_does_not_end_the_others(kata, service):
    answer = service("answer", latency=float, error={"3": OSError("disk full")}, result="done")
    async with Server(kata, answer) as server:
        good = await server.connect_and_send("6.5\n")
        bad = await server.connect_and_send("3\n")
        server.stop.set()
        await server.returns_within(6, "the slower one of 2 requests needs so long")
        assert [await bad.line(), await good.line()] == ["error", "done"]


# -- grace time


async def test_after_the_grace_time_the_rest_is_cancelled(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        slow = await server.connect_and_send("3600\n")
        quick = await server.connect_and_send("9\n")
        server.stop.set()
        await server.returns_within(GRACE, "that is the grace time")
        timed_answer.assert_cancelled("3600")
        assert await quick.line() == "9 s", "what ends within the grace time gets its reply"
        await slow.assert_cut_off("its request was cancelled")


async def test_the_clean_up_of_cancelled_requests_is_waited_for(kata, service):
    answer = service("answer", latency=3600, cleanup=4)
    async with Server(kata, answer) as server:
        await server.connect_and_send("one\n")
        await server.connect_and_send("two\n")
        server.stop.set()
        await asyncio.wait({server.task}, timeout=GRACE + 4)
        await asyncio.sleep(0)
        answer.assert_cancelled("one")
        answer.assert_cancelled("two")
        for call in answer.calls:
            if (took := call.ended - call.cancelled_at) < 4:
                fail(
                    Verdict.WRONG_RESULT,
                    f"`{call.described}` was cancelled at the end of the grace time, and needs 4 s to clean up; it had"
                    f" ended after {took:g} s: it was cancelled once more, and that cut its clean-up short.",
                    where=call.place,
                    advice="Cancel it once, then wait for its end. A connection that is lost must not cancel it again.",
                )
        await server.returns_within(0, f"{GRACE} s of grace and 4 s of cleaning up are over")


async def test_a_client_that_does_not_read_is_cut_off(kata, service):
    answer = service("answer", latency=1, result="x" * HUGE)
    async with Server(kata, answer) as server:
        client = await server.connect(receive_buffer=4096)
        client.writer.transport.pause_reading()
        await client.send("everything\n")
        await asyncio.sleep(1)
        server.stop.set()
        await server.returns_within(
            GRACE,
            "the reply cannot be sent, and then the grace time is over",
            advice="A reply is sent when drain() and, after close(), wait_closed() have returned. For this client "
            "they never do, so the grace time holds for them, too: `writer.transport.abort()` drops the rest.",
        )
        client.writer.transport.resume_reading()
        if (read := await client.read_the_rest()) > HUGE:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"after `serve` had returned, the client still got all {read:,} bytes of its reply: its connection was"
                " there still.",
                advice="close() first sends what waits in the transport, however long that takes."
                " `writer.transport.abort()` drops it.",
            )
    answer = service("answer", latency={"everything": 1, "busy": 3600}, result="x" * HUGE, cleanup=4)
    async with Server(kata, answer) as server:
        client = await server.connect(receive_buffer=4096)
        client.writer.transport.pause_reading()
        await client.send("everything\n")
        await server.connect_and_send("busy\n")
        await asyncio.sleep(1)
        server.stop.set()
        await asyncio.sleep(GRACE + 1)
        if (read := await client.read_the_rest()) > HUGE:
            fail(
                Verdict.WRONG_TIMING,
                f"a client began to read 1 s after the grace time, while a cancelled request still cleaned up, and got"
                f" all {read:,} bytes of its reply: it was not cut off at the end of the grace time.",
                advice="Cut off the clients that are slow first, and wait for the clean-ups of the others after that.",
            )


# -- second signal


async def test_the_second_signal_ends_the_grace_time_at_once(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        slow = await server.connect_and_send("3600\n")
        server.stop.set()
        await asyncio.sleep(4)
        server.hurry.set()
        await server.returns_within(0, "the grace time is over", after="the second signal")
        timed_answer.assert_cancelled("3600")
        await slow.assert_cut_off("its request was cancelled")


async def test_both_signals_may_come_at_the_same_moment(kata, timed_answer):
    async with Server(kata, timed_answer) as server:
        await server.connect_and_send("3600\n")
        server.stop.set()
        server.hurry.set()
        await server.returns_within(0, "the grace time is over", after="both signals")
        timed_answer.assert_cancelled("3600")


# -- cancellation


async def test_cancelling_closes_everything(kata, timed_answer, service):
    async with Server(kata, timed_answer) as server:
        idle = await server.connect("an idle client")
        busy = await server.connect_and_send("3600\n")
        await cancel_and_wait(server.task)
        timed_answer.assert_cancelled("3600")
        await idle.assert_cut_off("`serve` was cancelled")
        await busy.assert_cut_off("`serve` was cancelled")
    for seconds in (3, GRACE + 1):  # in the grace time, and after it, while the request cleans up
        answer = service("answer", latency=3600, cleanup=4)
        async with Server(kata, answer) as server:
            busy = await server.connect_and_send("one\n")
            server.stop.set()
            await asyncio.sleep(seconds)
            await cancel_and_wait(server.task, within=4)
            answer.assert_cancelled("one")
            await busy.assert_cut_off(f"`serve` was cancelled {seconds} s after `stop` was set")
