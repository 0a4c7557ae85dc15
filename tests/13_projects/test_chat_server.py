"""Suite: chat_server."""

import asyncio
import contextlib
import errno
import socket
import struct

import pytest
from grader import Verdict, cancel_and_wait, fail

WORDS = [b"hello", b"good morning", b"who is there?", b"see you", b"the meeting starts", b"no", b"42"]
LIMIT = 100_000
LARGE = 10_000  # bytes of a large line
IN_THE_TRANSPORT = 65_536  # what asyncio keeps for a connection before drain() waits


class RealClient:
    """A client over a real connection."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    def says(self, data):
        self.writer.write(data)

    def vanish(self):
        """Go without a word, as if the machine was switched off and on again: the server gets a reset."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def leave(self):
        """End this side, and give all that the client has heard since it came."""
        try:
            with contextlib.suppress(OSError):  # the server closed the connection already
                self.writer.write_eof()
            async with asyncio.timeout(60):
                return await self.reader.read()
        except TimeoutError:
            fail(
                Verdict.LEAKED_RESOURCE,
                "a client ended its side, and a minute later its connection was not closed.",
                advice="Close the writer in a `finally`.",
            )


class Guest(asyncio.Transport):
    """A client without a network. Awake, it takes everything at once; asleep, it takes nothing."""

    def __init__(self, number):
        super().__init__(extra={"peername": ("127.0.0.1", 50_000 + number)})
        self.heard = b""
        self.waiting = b""
        self.high, self.low = IN_THE_TRANSPORT, IN_THE_TRANSPORT // 4
        self.asleep = self.paused = self.closing = self.gone = False
        self.reader = asyncio.StreamReader()
        self.protocol = asyncio.StreamReaderProtocol(self.reader)
        self.protocol.connection_made(self)
        self.writer = asyncio.StreamWriter(self, self.protocol, self.reader, asyncio.get_running_loop())

    # -- what the client does

    def says(self, data):
        self.reader.feed_data(data)

    def wake(self):
        self.asleep = False
        self._take()

    def leave(self):
        self.protocol.eof_received()

    def vanish(self, error=None):
        self._lose(error or ConnectionResetError("Connection reset by peer"))

    # -- what asyncio asks of a transport

    def write(self, data):
        if not self.closing or self.waiting:  # as in asyncio: whoever closes and writes on writes behind what waits
            self.waiting += bytes(data)
            if not self.asleep:
                self._take()
            elif len(self.waiting) > self.high and not self.paused:
                self.paused = True
                self.protocol.pause_writing()

    def get_write_buffer_size(self):
        return len(self.waiting)

    def get_write_buffer_limits(self):
        return self.low, self.high

    def set_write_buffer_limits(self, high=None, low=None):
        self.high = high if high is not None else 4 * low if low is not None else IN_THE_TRANSPORT
        self.low = low if low is not None else self.high // 4

    def can_write_eof(self):
        return True

    def is_closing(self):
        return self.closing

    def close(self):
        self.closing = True
        if not self.waiting:
            self._lose(None)

    def abort(self):
        self._lose(None)

    def _take(self):
        self.heard, self.waiting = self.heard + self.waiting, b""
        if self.paused:
            self.paused = False
            self.protocol.resume_writing()
        if self.closing:
            self._lose(None)

    def _lose(self, exc):
        self.closing, self.waiting = True, b""
        if not self.gone:
            self.gone = True
            asyncio.get_running_loop().call_soon(self.protocol.connection_lost, exc)


class Club:
    """Runs the answer's chat: `async with Club(kata) as club`. Lets everybody go at the end."""

    def __init__(self, kata):
        self.chat = kata.ChatServer(most_waiting=LIMIT)
        self.clients, self.guests, self.handles = [], [], []

    async def __aenter__(self):
        self.server = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        return self

    def _connected(self, reader, writer):
        self._handle(reader, writer)

    def _handle(self, reader, writer):
        self.handles.append(asyncio.create_task(self.chat.handle(reader, writer)))
        return self.handles[-1]

    async def client(self):
        """A new client over a real connection."""
        self.clients.append(RealClient(*await asyncio.open_connection(*self.server.sockets[0].getsockname())))
        await asyncio.sleep(1)
        return self.clients[-1]

    def guest(self):
        """A new client without a network."""
        guest = Guest(len(self.guests))
        guest.handle = self._handle(guest.reader, guest.writer)
        self.guests.append(guest)
        return guest

    async def settle(self):
        """Let everything happen that can happen at this moment, and look at the handles that have ended."""
        for _ in range(15):
            await asyncio.sleep(0)
        for handle in self.handles:
            if handle.done() and not handle.cancelled() and (error := handle.exception()):
                raise error

    async def __aexit__(self, kind, *_):
        for client in self.clients:
            client.writer.close()
        for guest in self.guests:
            guest.wake()
            guest.leave()
        await asyncio.sleep(10)
        self.server.close()
        still_there = [handle for handle in self.handles if not handle.done()]
        for handle in still_there:
            handle.cancel()
        if kind is None:
            await self.settle()
            if still_there:
                fail(
                    Verdict.LEAKED_TASK,
                    f"all clients had gone, and `handle` still ran for {len(still_there)} of {len(self.handles)}.",
                    advice="At the end of the stream, reading gives less than a line: leave the loop then.",
                )


@pytest.fixture
def lines(rng):
    return [b"%s %d\n" % (word, rng.randint(1, 999)) for word in rng.sample(WORDS, 4)]


def large_lines(number):
    """So many lines of LARGE bytes, all different."""
    return [(b"news %02d" % index).ljust(LARGE - 1, b".") + b"\n" for index in range(number)]


def shown(data):
    """Lines as one can read them: the large ones shortened."""
    return [line.rstrip(b".").decode(errors="replace") for line in data.split(b"\n") if line]


def assert_not_thrown_out(sleeper):
    __tracebackhide__ = True
    if sleeper.closing:
        fail(
            Verdict.WRONG_RESULT,
            f"never more than {LIMIT:,} bytes waited for a slow client, which is allowed, and it was thrown out.",
            advice="Count what waits now, and not what the client ever got; and compare it with `most_waiting`.",
        )


async def test_a_line_reaches_everybody_else(kata, lines):
    async with Club(kata) as club:
        ada, bob, eve = [await club.client() for _ in range(3)]
        ada.says(lines[0])
        await asyncio.sleep(1)
        await club.settle()
        heard = {"ada": await ada.leave(), "bob": await bob.leave(), "eve": await eve.leave()}
    assert heard == {"ada": b"", "bob": lines[0], "eve": lines[0]}, (
        f"ada said {lines[0]!r}, and they heard. Try: Leave out the writer of whoever said the line."
    )


async def test_lines_that_come_in_pieces_are_passed_on_whole(kata):
    odd = b" no caf\xe9\t today \r\n\n" + b"x" * 19_998 + b"\n"
    async with Club(kata) as club:
        ada, bob, eve = [await club.client() for _ in range(3)]
        for client, piece in ((ada, b"hel"), (bob, b"wor"), (ada, b"lo\nI am "), (bob, b"ld\n"), (ada, b"ada\nbye\n")):
            client.says(piece)
            await asyncio.sleep(1)
        bob.says(odd)
        await asyncio.sleep(1)
        await club.settle()
        heard = await eve.leave()
    expected = b"hello\nworld\nI am ada\nbye\n"
    assert heard[: len(expected)] == expected, (
        "ada and bob sent their lines in pieces, by turns, and eve heard. Try: read() gives pieces as they come;"
        " readline() gives a line when it is whole."
    )
    assert heard[len(expected) :] == odd, (
        "then bob sent a line that is no UTF-8 and has blanks at both ends, an empty one, and one of 19,999 bytes,"
        " and eve heard"
    )


async def test_half_a_line_at_the_end_is_not_passed_on(kata, lines):
    async with Club(kata) as club:
        ada, bob = await club.client(), await club.client()
        ada.says(lines[0] + b"I thi")
        await ada.leave()
        await club.settle()
        heard = await bob.leave()
    assert heard == lines[0], (
        "ada left in the middle of her second line, and bob heard. Try: At the end, readline() gives what there is,"
        " without a line feed: that is no line."
    )


async def test_the_others_go_on_when_one_has_left(kata, lines):
    async with Club(kata) as club:
        alone = await club.client()
        alone.says(lines[0])
        heard = [await alone.leave()]
        ada, bob, eve = [await club.client() for _ in range(3)]
        ada.says(lines[1])
        await asyncio.sleep(1)
        heard.append(await eve.leave())
        ada.says(lines[2])
        bob.says(lines[3])
        await asyncio.sleep(1)
        await club.settle()
        heard += [await ada.leave(), await bob.leave()]
    expected = [b"", lines[1], lines[3], lines[1] + lines[2]]
    assert heard == expected, (
        "somebody who was alone, eve, who left soon, then ada and bob: they heard. Try: Forget whoever has gone, in a"
        " `finally` block."
    )


async def test_clients_may_vanish(kata, lines):
    async with Club(kata) as club:
        ada, bob, eve, dan = [await club.client() for _ in range(4)]
        eve.vanish()
        ada.says(lines[0])
        await asyncio.sleep(1)
        await club.settle()
        ada.says(b"I am still here\n")  # whoever met eve's error first, and wherever it led
        await asyncio.sleep(1)
        await club.settle()
        ada.says(lines[1])
        ada.vanish()
        bob.says(lines[2])
        await asyncio.sleep(1)
        bob.says(lines[3])
        await asyncio.sleep(1)
        await club.settle()
        heard = await dan.leave()
    # The second line may be lost with its client.
    got = [line for line in heard.splitlines(keepends=True) if line != lines[1]]
    expected = [lines[0], b"I am still here\n", lines[2], lines[3]]
    assert got == expected, (
        "two of four clients vanished, and somebody who stayed heard. Try: To write to a client who is gone raises a"
        " ConnectionError, and a set may change while a loop goes through it. Neither may cost the others a line."
    )
    async with Club(kata) as club:
        switched_off = club.guest()
        await asyncio.sleep(1)
        switched_off.vanish(TimeoutError(errno.ETIMEDOUT, "Connection timed out"))
        await asyncio.sleep(1)
        handle = switched_off.handle
        if handle.done() and not handle.cancelled() and (error := handle.exception()):
            fail(
                Verdict.WRONG_RESULT,
                f"the machine of a client was switched off, and {type(error).__name__} came out of `handle`, which"
                " raises nothing when a client has vanished.",
                advice="A lost connection has many names, and ConnectionError is only one of them. Catch OSError, the"
                " class above them all.",
            )


async def test_two_chats_do_not_mix(kata, lines):
    async with Club(kata) as club, Club(kata) as other:
        ada, bob, stranger = club.guest(), club.guest(), other.guest()
        await club.settle()
        ada.says(lines[0])
        await club.settle()
        heard = bob.heard, stranger.heard
    assert heard == (lines[0], b""), (
        "somebody in the same chat, and somebody in another one, heard. Try: Keep the clients in the object, not in its"
        " class or in the module."
    )


async def test_somebody_comes_and_somebody_goes_while_a_line_is_passed_on(kata, lines):
    async with Club(kata) as club:
        ada, bob, eve, leaves, vanishes, sleeper = [club.guest() for _ in range(6)]
        await club.settle()
        sleeper.asleep = True
        news = large_lines(7)  # more than a connection keeps
        for line in news:
            ada.says(line)
            await club.settle()
        bob.says(lines[0])
        leaves.leave()
        newcomer = club.guest()
        await club.settle()
        vanishes.vanish()
        await club.settle()
        assert_not_thrown_out(sleeper)
        sleeper.wake()
        await club.settle()
        bob.says(lines[1])
        await club.settle()
    expected = shown(b"".join(news) + lines[0] + lines[1])
    assert sorted(shown(eve.heard)) == sorted(expected), "one came and two went in between, and one who stayed heard"
    assert sorted(shown(sleeper.heard)) == sorted(expected), "one slept for a while, and when it woke up it heard"
    assert shown(newcomer.heard)[-1:] == shown(lines[1]), "the last line that the newcomer heard"


async def test_nobody_waits_for_a_client_that_takes_nothing(kata, lines):
    async with Club(kata) as club:
        ada, bob, sleeper = [club.guest() for _ in range(3)]
        await club.settle()
        sleeper.asleep = True
        expected = b""
        for line in [*large_lines(9), *lines]:
            ada.says(line)
            expected += line
            await club.settle()
            if bob.heard != expected:
                fail(
                    Verdict.WRONG_TIMING,
                    f"one client takes nothing, and for it {len(sleeper.waiting):,} bytes wait. The next line did not"
                    " reach the other client at the moment at which it was sent.",
                    advice="`await writer.drain()` waits for that one client. So do not await it where the lines of"
                    " others are passed on.",
                )
        for word in (b"zzz\n", b"sorry\n"):
            sleeper.says(word)
            expected += word
            await club.settle()
            if bob.heard != expected:
                fail(
                    Verdict.WRONG_TIMING,
                    f"the client that takes nothing said {word!r}, and that did not reach the others at that moment.",
                    advice="Whoever drains the sender's own writer waits for a client that may take nothing for long.",
                )
    assert ada.heard == b"zzz\nsorry\n", "the client that takes nothing said two lines, and another one heard"


async def test_a_slow_client_gets_everything_later_and_in_order(kata):
    said = large_lines(40)
    async with Club(kata) as club:
        ada, sleeper = club.guest(), club.guest()
        await club.settle()
        for first in range(0, 40, 10):
            sleeper.asleep = True
            for line in said[first : first + 10]:  # LIMIT bytes
                ada.says(line)
                await club.settle()
            assert_not_thrown_out(sleeper)
            await asyncio.sleep(100)
            sleeper.wake()
            await club.settle()
    assert shown(sleeper.heard) == shown(b"".join(said)), "a client that took its lines only now and then heard"


async def test_a_client_for_whom_too_much_waits_is_thrown_out(kata, lines):
    said = large_lines(25)
    async with Club(kata) as club:
        ada, bob, sleeper = [club.guest() for _ in range(3)]
        await club.settle()
        sleeper.asleep = True
        for number, line in enumerate(said, 1):
            ada.says(line)
            await club.settle()
            if (waiting := len(sleeper.waiting)) > LIMIT and not sleeper.closing:
                fail(
                    Verdict.HOGGED_MEMORY,
                    f"{number * LARGE:,} bytes were sent to a client that takes nothing, and {waiting:,} of them wait"
                    f" in its transport; the limit is {LIMIT:,}.",
                    advice="What waits already and the new line together must not be more than the limit.",
                )
        total = f"{len(said) * LARGE:,} bytes were sent to a client that takes nothing, and the limit is {LIMIT:,}"
        if not sleeper.closing:
            fail(
                Verdict.HOGGED_MEMORY,
                f"{total}: its connection is still open.",
                advice="Look at how much waits for each client when you write to it.",
            )
        if not sleeper.gone:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"{total}: its writer was closed, but close() waits until the client has taken everything.",
                advice="`writer.transport.abort()` cuts the connection at once, and throws away what waits.",
            )
        if not sleeper.handle.done():
            fail(
                Verdict.LEAKED_TASK,
                f"{total}: its connection was cut, and its `handle` still runs.",
                advice="When a connection is cut, its reader sees the end of the stream.",
            )
        bob.says(lines[0])
        await club.settle()
    assert shown(bob.heard) == shown(b"".join(said)), "one client was thrown out, and another one heard"
    assert shown(ada.heard) == shown(lines[0]), "then that one said a line, and the third client heard"


async def test_cancelling_a_handle_closes_its_connection(kata, lines):
    async with Club(kata) as club:
        ada, bob, eve, sleeper = [club.guest() for _ in range(4)]
        await club.settle()
        sleeper.asleep = True
        ada.says(lines[0])
        await club.settle()
        await cancel_and_wait(eve.handle)
        sleeper.handle.cancel()
        await club.settle()
        if not sleeper.handle.done():
            fail(
                Verdict.SWALLOWED_CANCEL,
                "the `handle` of a client that takes nothing was cancelled, and it went on instead of ending.",
                advice="`wait_closed()` waits until the client has taken everything, which may be never. close() alone"
                " is enough here.",
            )
        if not (eve.closing and sleeper.closing):
            fail(Verdict.LEAKED_RESOURCE, "`handle` was cancelled, and did not close its writer.")
        ada.says(lines[1])
        await club.settle()
        assert sleeper.waiting == lines[0], (
            "the `handle` of a client that takes nothing was cancelled, then ada said her second line, and for that"
            " client waits. Try: Forget a client in the `finally` block, so that a cancellation does it, too."
        )
    assert bob.heard == lines[0] + lines[1], "the `handle` of two others was cancelled, and the client who stayed heard"
    assert eve.heard == lines[0], "the client whose `handle` was cancelled heard"


async def test_a_hundred_clients_talk_at_once(kata):
    async with Club(kata) as club:
        guests = [club.guest() for _ in range(100)]
        await club.settle()
        said = [b"I am number %d\n" % number for number in range(10)]
        for guest, line in zip(guests, said, strict=False):
            guest.says(line)
        await club.settle()
    for number, guest in enumerate(guests):
        expected = [line for index, line in enumerate(said) if index != number]
        assert sorted(guest.heard.splitlines(keepends=True)) == sorted(expected), f"client {number} of 100 heard"
