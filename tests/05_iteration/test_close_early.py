"""Suite: close_early."""

import asyncio
from types import SimpleNamespace

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail
from grader.verdicts import Place


class Thunderstorm(Exception):
    """Nothing can be heard."""


class StillOpen(Exception):
    """What was to be closed could not be."""


@pytest.fixture
def words(rng):
    return rng.sample(["storm", "fog", "wreck", "tide", "fire", "calm", "whale"], 4)


@pytest.fixture
def radio(service):
    """Makes a radio with one connection: opening and receiving take 1 s, closing takes 0.5 s."""

    def make(messages, error=None, closing_error=None):
        connection = SimpleNamespace(
            receive=service("receive", latency=1, result=[*messages, None], error=[None] * len(messages) + [error]),
            close=service("close", latency=0.5, error=closing_error),
        )
        opening = service("open_connection", latency=1, result=lambda: connection)
        return SimpleNamespace(open=opening, receive=connection.receive, close=connection.close)

    return make


def assert_closed(radio, when):
    __tracebackhide__ = True
    calls = radio.close.calls
    if not calls:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{when}, and the connection is still open: `close` was not called.",
            advice="Close it in a `finally` block around everything that can end: that runs in every case.",
        )
    if calls[0].outcome == "running":
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{when}, and `close` was called, but is not done: nobody waited for it.",
            advice="Await `close` inside the generator, and await the generator's `aclose()`.",
        )
    assert len(calls) == 1, "calls of `close` for one connection"


class Broadcast:
    """A generator of messages that is not the learner's. Cleaning up takes it 0.5 s, and may fail."""

    def __init__(self, *messages, error=None):
        self.messages = messages
        self.error = error
        self.taken = 0
        self.is_closed = False
        self.generator = self.generate()

    async def generate(self):
        try:
            for message in self.messages:
                await asyncio.sleep(1)
                self.taken += 1
                yield message
        finally:
            await asyncio.sleep(0.5)
            self.is_closed = True
            if self.error is not None:
                raise self.error

    def assert_closed(self, when, kata):
        __tracebackhide__ = True
        if not self.is_closed:
            code = getattr(kata.find_first, "__code__", None)
            fail(
                Verdict.LEAKED_RESOURCE,
                f"{when}, and `source` was not closed: its `finally` block has not run to its end.",
                where=Place(code.co_filename, code.co_firstlineno, code.co_name) if code else None,
                advice="`await source.aclose()` closes a generator. contextlib.aclosing does it at the end of a block.",
            )


async def test_listen_yields_the_messages_one_by_one(kata, radio, words):
    got = []
    async for message in kata.listen(radio(["", *words]).open):
        got.append(message)
        if len(got) > 10:
            fail(Verdict.WRONG_RESULT, f"`listen` does not end: it gave {got[:8]}, ... and so on.")
    assert got == ["", *words]


async def test_after_the_last_message_listen_closes_the_connection(kata, radio, words, clock):
    sea = radio(words)
    with clock.takes(6.5, "listening", why="1 s to open, 5 times 1 s to receive, 0.5 s to close"):
        async for _ in kata.listen(sea.open):
            pass
        assert_closed(sea, "the last message was received")


async def test_find_first_returns_the_first_message_that_matches(kata, words):
    broadcast = Broadcast(*words, *words)
    assert await kata.find_first(broadcast.generator, words[2].__eq__) == words[2]
    assert broadcast.taken == 3, "messages taken from `source`, of which the third matches"


async def test_find_first_returns_none_if_nothing_matches(kata, radio, words):
    assert await kata.find_first(kata.listen(radio(words).open), lambda message: False) is None
    assert await kata.find_first(kata.listen(radio([]).open), lambda message: True) is None


async def test_listen_closes_the_connection_when_it_is_closed_early(kata, radio, words):
    sea = radio(words)
    generator = kata.listen(sea.open)
    assert [await anext(generator), await anext(generator)] == words[:2]
    try:
        await generator.aclose()
    except RuntimeError as error:
        fail(
            Verdict.WRONG_RESULT,
            f"`listen` was closed, and went on: {error}.",
            advice="aclose() raises GeneratorExit at the `yield`: clean up in `finally`, and let it through.",
        )
    assert_closed(sea, "`listen` was closed after two messages")


async def test_find_first_closes_the_source_before_it_returns(kata, words, clock):
    broadcast = Broadcast(*words)
    with clock.takes(2.5, "finding the second message", why="2 messages of 1 s, and 0.5 s to close"):
        found = await kata.find_first(broadcast.generator, words[1].__eq__)
        broadcast.assert_closed("`find_first` returned a match", kata)
    assert found == words[1]


async def test_when_find_first_returns_the_connection_is_closed(kata, radio, rng):
    messages = [f"ship {number}" for number in range(100)]
    wanted = rng.choice(messages[50:90])
    sea = radio(messages)
    assert await kata.find_first(kata.listen(sea.open), wanted.__eq__) == wanted
    assert_closed(sea, "`find_first` returned a match")
    sea.receive.assert_called(times=messages.index(wanted) + 1)


async def test_an_empty_message_may_match_and_a_match_is_anything_true(kata, radio, words):
    found = await kata.find_first(kata.listen(radio(words).open), lambda message: message == words[2] and [message])
    assert found == words[2], "`matches` gave a list with something in it, which is true"
    found = await kata.find_first(kata.listen(radio([words[0], "", words[1]]).open), lambda message: not message)
    assert found == "", "an empty string is a message like any other"


@pytest.mark.parametrize("kind", [ConnectionError, Thunderstorm])
async def test_listen_closes_the_connection_when_receive_fails(kata, radio, words, kind):
    sea = radio(words, error=kind("nothing but noise"))
    with pytest.raises(kind, match="nothing but noise"):
        await kata.find_first(kata.listen(sea.open), lambda message: False)
    assert_closed(sea, "`receive` failed")

    sea = radio(words, closing_error=StillOpen("the line is taken"))
    try:
        got = [message async for message in kata.listen(sea.open)]
    except StillOpen:
        assert_closed(sea, "`close` failed")
    else:
        fail(
            Verdict.LOST_ERROR,
            f"`close` failed after the last message, and the loop ended after {len(got)} messages as if all were well.",
            advice="Let the error of `close` through: somebody must know that the connection may still be open.",
        )


async def test_if_the_connection_cannot_be_opened_there_is_nothing_to_close(kata, service):
    open_connection = service("open_connection", latency=1, error=ConnectionError("no free channel"))
    with pytest.raises(ConnectionError, match="no free channel"):
        await kata.find_first(kata.listen(open_connection), lambda message: True)
    assert len(open_connection.calls) == 1, (
        "calls of `open_connection`, which failed at the first. Try: Let its error through: to open is asked for once."
    )


async def test_find_first_closes_the_source_when_it_fails_or_is_cancelled(kata, words):
    def matches(message):
        raise ValueError(f"what does {message} mean?")

    broadcast = Broadcast(*words)
    with pytest.raises(ValueError, match="what does"):
        await kata.find_first(broadcast.generator, matches)
    broadcast.assert_closed("`matches` failed, the error came out of `find_first`", kata)

    broadcast = Broadcast(*words, error=StillOpen("the transmitter is hot"))
    try:
        found = await kata.find_first(broadcast.generator, words[1].__eq__)
    except StillOpen:
        pass
    else:
        fail(
            Verdict.LOST_ERROR,
            f"the cleanup of `source` failed after the match, and `find_first` returned {found!r} as if all were well.",
            advice="All errors come through, also the one that `aclose()` raises: do not catch it.",
        )

    broadcast = Broadcast(*words)
    task = asyncio.create_task(kata.find_first(broadcast.generator, lambda message: False))
    await asyncio.sleep(2.5)
    await cancel_and_wait(task, within=0.5)
    broadcast.assert_closed("`find_first` was cancelled", kata)


async def test_cancelled_at_any_moment_they_close_what_was_opened(kata, radio, words):
    radios = []

    def attempt():
        radios.append(radio(words[:2]))
        return kata.find_first(kata.listen(radios[-1].open), words[1].__eq__)

    def check():
        sea = radios[-1]
        sea.receive.assert_nothing_in_flight()
        if [call.outcome for call in sea.open.calls] == ["ok"]:
            assert_closed(sea, "the task was cancelled")

    await cancel_at_every_await(attempt, check)
