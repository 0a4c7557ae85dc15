"""Suite: framed_messages."""

import asyncio

import pytest
from grader import Verdict, fail

MINUTE = 60
LIMIT = 1000
REFUSED = "a FrameError"


def frame(message):
    return len(message).to_bytes(4, "big") + message


def stream(data=b"", end=False):
    """A reader at which these bytes have arrived."""
    reader = asyncio.StreamReader()
    reader.feed_data(data)
    if end:
        reader.feed_eof()
    return reader


async def read(kata, reader, limit=LIMIT):
    """What the answer reads, or a text where it waits in vain."""
    try:
        async with asyncio.timeout(MINUTE):
            return await kata.read_message(reader, limit)
    except TimeoutError:
        return "nothing: it still waits after a minute"


async def expect_frame_error(kata, reader, limit, when):
    """`when`: a main clause. Reading must raise a FrameError; gives REFUSED, or what it returned instead."""
    __tracebackhide__ = True
    try:
        got = await read(kata, reader, limit)
    except kata.FrameError:
        return REFUSED
    except asyncio.IncompleteReadError:
        fail(
            Verdict.WRONG_RESULT,
            f"{when}: IncompleteReadError came out of the code, expected a FrameError.",
            advice="Catch IncompleteReadError around each read, and raise a FrameError that says what is missing."
            " Its `partial` holds the bytes that did arrive.",
        )
    return got


class SlowLine(asyncio.Transport):
    """A connection without a network: takes what is written when the suite says so.

    high: up to so many bytes may wait in it before `drain` does.
    """

    def __init__(self, high=0):
        super().__init__()
        self.high = high
        self.written = b""
        self.place = None  # the learner's line that wrote first
        self.waiting = self.most_waiting = 0
        reader = asyncio.StreamReader()
        self.protocol = asyncio.StreamReaderProtocol(reader)
        self.protocol.connection_made(self)
        self.writer = asyncio.StreamWriter(self, self.protocol, reader, asyncio.get_running_loop())
        self.is_paused = self.is_closed = False

    def write(self, data):
        self.place = self.place or asyncio.get_running_loop().watch.learner.caller()
        self.written += bytes(data)
        self.waiting += len(data)
        self.most_waiting = max(self.most_waiting, self.waiting)
        if not self.is_paused and self.waiting > self.high:
            self.is_paused = True
            self.protocol.pause_writing()

    def get_write_buffer_size(self):
        return self.waiting

    async def take_everything_after(self, seconds):
        """Take what waits, again and again, this long after it began to wait."""
        for _ in range(100):
            await asyncio.sleep(seconds)
            self.waiting = 0
            if self.is_paused:
                self.is_paused = False
                self.protocol.resume_writing()

    def is_closing(self):
        return self.is_closed

    def close(self):
        if not self.is_closed:
            self.is_closed = True
            asyncio.get_running_loop().call_soon(self.protocol.connection_lost, None)


class taking:
    """`async with taking(line, seconds)`: the line takes what is written, every so many seconds."""

    def __init__(self, line, seconds):
        self.line, self.seconds = line, seconds

    async def __aenter__(self):
        self.task = asyncio.create_task(self.line.take_everything_after(self.seconds))

    async def __aexit__(self, *_):
        self.task.cancel()
        self.line.close()
        await asyncio.wait([self.task])


@pytest.fixture
def messages(rng):
    return [b"%s %d" % (word, rng.randint(1, 999)) for word in rng.sample([b"jump", b"left", b"right", b"stop"], 3)]


async def test_a_message_is_sent_as_its_length_and_its_bytes(kata, messages):
    line = SlowLine()
    async with taking(line, 1):
        await kata.send_message(line.writer, messages[0])
        if line.is_closed:
            fail(
                Verdict.WRONG_RESULT,
                "`send_message` closed the connection, and the next message should travel over it.",
                advice="Leave the writer open: whoever opened the connection closes it.",
            )
        assert line.written == frame(messages[0]), (
            f"the frame of the message {messages[0]}. Try: The length comes first, in 4 bytes, the most significant"
            " first. int.to_bytes and the module struct make them."
        )
        line.written = b""
        await kata.send_message(line.writer, b"")
        assert line.written == frame(b""), "the frame of an empty message"
        large = bytes(0x010203)  # a length in which no byte is like another one
        line.written = b""
        await kata.send_message(line.writer, large)
        assert line.written[:4] == frame(large)[:4], f"the length in the frame of {len(large):,} bytes"
        assert line.written == frame(large), f"the frame of {len(large):,} bytes"


async def test_a_message_is_read_with_each_call(kata, messages):
    message = await read(kata, stream(frame(messages[0])))
    assert message == messages[0], (
        "the message of the only frame. Try: Read as many bytes as the length says, and no more: whoever waits for more"
        " may wait for ever."
    )
    assert isinstance(message, bytes), f"the message was a {type(message).__name__}, expected bytes"
    reader = stream(b"".join(map(frame, messages)))
    assert [await read(kata, reader) for _ in messages] == messages, (
        "3 calls, 3 frames that arrived in one piece. Try: read(n) may give several frames, or half of one;"
        " readexactly(n) gives n bytes."
    )


async def test_a_frame_may_be_cut_at_any_place(kata, clock):
    message = b"\x00\n a line \n\x00"
    data = frame(message)
    for cut in range(1, len(data)):
        reader = stream(data[:cut])
        task = asyncio.create_task(kata.read_message(reader, LIMIT))
        await asyncio.sleep(60 * MINUTE)
        reader.feed_data(data[cut:])
        with clock.takes(0, "reading a frame whose last byte has arrived"):
            got = await task
        if got != message:
            fail(
                Verdict.WRONG_RESULT,
                f"a frame arrived in two pieces, cut after byte {cut}: got {got!r}, expected {message!r}.",
                advice="`read(n)` gives what is there, and that may be less than n bytes. Read until all of them are"
                " there.",
            )


async def test_a_program_may_read_from_many_readers_at_the_same_time(kata, messages):
    silent = stream(frame(messages[0])[:6])
    waiting = asyncio.create_task(kata.read_message(silent, LIMIT))
    await asyncio.sleep(1)
    got = await read(kata, stream(frame(messages[1])))
    if isinstance(got, str):
        fail(
            Verdict.SEQUENTIAL,
            "half a frame had arrived at one reader. Meanwhile a whole one was there at another reader, and a minute"
            " later it had not been read.",
            advice="Whoever reads from one reader must not wait for another one: no lock is needed.",
        )
    assert got == messages[1], (
        "the message at one reader, while another reader waits for the rest of its frame. Try: Keep nothing between two"
        " calls in a variable of the module: all readers would share it."
    )
    silent.feed_data(frame(messages[0])[6:])
    assert await waiting == messages[0], "the message whose second half came later"


async def test_at_the_end_of_the_stream_there_is_no_message(kata, messages):
    assert await read(kata, stream(end=True)) is None, "a stream that ends at once"
    reader = stream(frame(messages[0]) + frame(b"") + frame(messages[1]), end=True)
    got = [await read(kata, reader) for _ in range(4)]
    expected = [messages[0], b"", messages[1], None]
    assert got == expected, (
        "a stream of three messages, of which the second is empty, and then its end. Try: A message of 0 bytes is a"
        " message; the stream has ended only if it ends where a length should begin."
    )


async def test_an_end_inside_a_frame_is_an_error(kata):
    data = frame(b"ten bytes.")
    for cut in range(1, len(data)):
        part = f"{cut} of the 4 bytes of its length" if cut < 4 else f"its length and {cut - 4} of 10 bytes"
        when = f"the stream ended inside a frame, after {part}"
        got = await expect_frame_error(kata, stream(data[:cut], end=True), LIMIT, when)
        if got != REFUSED:
            fail(
                Verdict.WRONG_RESULT,
                f"{when}: `read_message` returned {got!r}, and should raise a FrameError.",
                advice="Nothing at all where a length should begin is a good end. Any other end means that bytes are"
                " missing.",
            )


async def test_a_message_may_have_as_many_bytes_as_the_limit_and_no_more(kata, rng):
    limit = rng.randint(100, 5000)
    just_right, too_long = rng.randbytes(limit), rng.randbytes(limit + 1)
    try:
        got = await read(kata, stream(frame(just_right)), limit)
    except kata.FrameError as error:
        got = error
    assert got == just_right, (
        f"a message of {limit} bytes, where the limit is {limit}. Try: Count the bytes of the message, without the 4 of"
        " its length; as many as the limit are allowed."
    )
    got = await expect_frame_error(kata, stream(frame(too_long)), limit, "a message was too long")
    if got != REFUSED:
        fail(
            Verdict.HOGGED_MEMORY,
            f"a message of {limit + 1} bytes was read, and the limit is {limit}: no FrameError was raised.",
            advice="Compare the length with the limit before you read the message.",
        )
    assert await read(kata, stream(frame(b"")), 0) == b"", "an empty message, where the limit is 0"
    got = await expect_frame_error(kata, stream(frame(b"!")), 0, "a message was too long")
    if got != REFUSED:
        fail(
            Verdict.HOGGED_MEMORY,
            "a message of 1 byte was read, and the limit is 0: no FrameError was raised.",
            advice="0 is a limit like any other: compare with it, and do not ask whether it is true.",
        )


async def test_a_message_that_is_too_long_is_not_waited_for(kata):
    for length in (LIMIT + 1, 2**24, 2**32 - 1):
        reader = stream(length.to_bytes(4, "big") + b"the first bytes of it")
        got = await expect_frame_error(kata, reader, LIMIT, f"a frame said that {length:,} bytes will come")
        if got != REFUSED:
            fail(
                Verdict.HOGGED_MEMORY,
                f"a frame said that {length:,} bytes will come, which is over the limit of {LIMIT:,}, and a minute"
                " later the code was still collecting them.",
                advice="The 4 bytes of the length are enough: compare it with the limit before you read on.",
            )


async def test_what_lies_behind_a_frame_stays_in_the_reader(kata, messages):
    one, other = stream(frame(messages[0]) + b"one"), stream(frame(messages[1]) + b"other")
    assert await read(kata, one) == messages[0], "the message of the first of two readers"
    assert await read(kata, other) == messages[1], "the message of the second of two readers"
    one.feed_eof(), other.feed_eof()
    rest = await one.read(), await other.read()
    assert rest == (b"one", b"other"), (
        "what is left in two readers, behind the frames that were read from them. Try: Read no byte behind the frame:"
        " it belongs to whoever reads next."
    )


async def test_frames_of_two_tasks_do_not_mix(kata):
    line = SlowLine()
    async with taking(line, 1):
        await asyncio.gather(*(kata.send_message(line.writer, bytes([number]) * 5) for number in range(2)))
    frames = [frame(b"\0" * 5), frame(b"\1" * 5)]
    expected = b"".join(frames if line.written.startswith(frames[0]) else frames[::-1])
    if line.written != expected:
        fail(
            Verdict.WRONG_RESULT,
            "two tasks sent a message each, at the same time, over the same writer: got"
            f" {line.written!r}, expected {expected!r}.",
            where=line.place,
            advice="While `send_message` waits, another task may write. Between the first byte of a frame and its last"
            " one there should be no await.",
        )


async def test_a_slow_connection_holds_the_sender_up(kata, clock):
    line = SlowLine(high=4)
    async with taking(line, 10):
        for size in (1000, 5, 1000, 30, 1000):
            await kata.send_message(line.writer, bytes(size))
        if line.most_waiting > 1004:
            fail(
                Verdict.HOGGED_MEMORY,
                f"5 messages of at most 1,000 bytes were sent over a slow connection, and {line.most_waiting:,} bytes"
                " waited for it at once: the sender should wait after each message, be it small or large.",
                where=line.place,
                advice="`writer.write` never waits. `await writer.drain()` after it does, if there is no room.",
            )
        clock.assert_elapsed(50, "sending 5 messages", why="the connection takes one message every 10 s")
    slow, quick = SlowLine(high=4), SlowLine(high=4)
    async with taking(slow, 10), taking(quick, 1):
        waiting = asyncio.create_task(kata.send_message(slow.writer, bytes(1000)))
        await asyncio.sleep(0.5)
        began = clock.elapsed
        await kata.send_message(quick.writer, b"hurry")
        if (took := clock.elapsed - began) != 0.5:
            fail(
                Verdict.WRONG_TIMING,
                f"one task waited for a slow connection. Another one sent over a quick connection, and that took"
                f" {took:g} s, expected 0.5 s: the two connections have nothing to do with each other.",
                where=quick.place,
                advice="A lock that all writers share makes them wait for the slowest. Without any await between the"
                " writes of a frame, no lock is needed.",
            )
        await waiting


async def test_a_hundred_messages_over_a_real_connection(kata, rng):
    sent = [rng.randbytes(rng.randint(0, 500)) for _ in range(100)]
    received = []

    async def serve(reader, writer):
        while (message := await read(kata, reader, 500)) is not None:
            received.append(message)
            await kata.send_message(writer, message[::-1])
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        try:
            for message in sent:
                await kata.send_message(writer, message)
            writer.write_eof()
            answers = [await read(kata, reader, 500) for _ in range(101)]
        finally:
            writer.close()
            await writer.wait_closed()
    assert len(received) == 100, "the number of messages that arrived"
    assert received == sent, "the messages that arrived"
    assert answers == [message[::-1] for message in sent] + [None], "the answers, and the end of the stream"
