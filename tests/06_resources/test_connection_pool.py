"""Suite: connection_pool."""

import asyncio
import math

import pytest
from grader import Verdict, cancel_and_wait, fail

# Turns of the loop without any time passing: a hundred who ask again and again are found out sooner.
pytestmark = pytest.mark.limits(turns_at_one_moment=1000)

HOURS = 10 * 3600


class TooBusy(Exception):
    """An error that no answer can know by name."""


class Connection:
    def __init__(self, service, number):
        self.number = number
        self.close = service("connection.close", latency=0.5)

    def __repr__(self):
        return f"<connection {self.number}>"


class Database:
    """Gives connections in 1 second each, and sees who uses them."""

    def __init__(self, service, error=None):
        self.connections = []
        self.users = []  # the names of those who got a connection, in this order
        self._lent = set()

        def connection():
            self.connections.append(Connection(service, len(self.connections) + 1))
            return self.connections[-1]

        self.connect = service("connect", latency=1, error=error, result=connection)

    async def use(self, pool, seconds, name="", error=None):
        """Borrow a connection for so many seconds."""
        __tracebackhide__ = True
        async with pool.connection() as connection:
            self._lend(connection)
            self.users.append(name)
            try:
                await asyncio.sleep(seconds)
                if error is not None:
                    raise error
            finally:
                self._lent.discard(connection)

    def _lend(self, connection):
        __tracebackhide__ = True
        if connection not in self.connections:
            fail(Verdict.WRONG_RESULT, f"the block got {connection!r}, expected a connection that `connect` gave.")
        if connection in self._lent:
            fail(
                Verdict.UNBOUNDED,
                f"{connection!r} was lent to two blocks at the same time.",
                advice="Take it away from the free ones.",
            )
        if connection.close.requests:
            fail(Verdict.WRONG_RESULT, f"{connection!r} was lent after its `close()`: it is of no use any more.")
        self._lent.add(connection)

    def assert_at_most(self, size):
        """Never were more connections open than that."""
        __tracebackhide__ = True
        changes = []
        for call in self.connect.calls:
            end = call.ended
            if call.outcome == "ok":
                end = call.result.close.calls[0].ended if call.result.close.calls else None
            changes += [(call.started, 1), (math.inf if end is None else end, -1)]
        is_open = 0
        for moment, change in sorted(changes):
            is_open += change
            if is_open > size:
                fail(
                    Verdict.UNBOUNDED,
                    f"after {moment:g} s, {is_open} connections were open, being opened or being closed; "
                    f"the limit is {size}.",
                    where=next((request.place for request in self.connect.requests if request.place), None),
                    advice="Count a connection from before `connect()` is called until its `close()` has ended.",
                )

    async def assert_in_order(self, pool, what, error=None):
        """Whose connection fails, and who asks again, comes after one who waited already."""
        __tracebackhide__ = True

        async def ask_twice():
            with pytest.raises(ConnectionError):
                await self.use(pool, 1, error=error)
            await self.use(pool, 1, "Ada")

        before = len(self.users)
        await asyncio.gather(ask_twice(), self.use(pool, 1, "Grace"))
        if self.users[before:][-2:] != ["Grace", "Ada"]:
            fail(
                Verdict.WRONG_RESULT,
                f"Ada asked for the only connection, and Grace waited for it. {what}, and Ada asked once more right "
                "after that. She got a connection before Grace, who had asked first.",
                advice="Room for a connection is like a connection: while anybody waits, it belongs to the first in "
                "the line. Whoever asks now must not find it.",
            )

    async def assert_none_is_lost(self, pool, size, when):
        """As many as `size` can still borrow at the same time."""
        __tracebackhide__ = True
        tasks = [asyncio.create_task(self.use(pool, HOURS)) for _ in range(size)]
        before = len(self.users)
        await asyncio.sleep(100)
        got = len(self.users) - before
        for task in tasks:
            task.cancel()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        for outcome in outcomes:
            if isinstance(outcome, Exception):
                raise outcome
        if got < size:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"{when}. Afterwards only {got} of {size} could get a connection at the same time: "
                "the place of one is lost."
                if got
                else f"{when}. Afterwards nobody could get a connection any more.",
                advice="Whoever takes a connection, or a place for one, gives it back in every case, or hands it on: "
                "that is what `finally` is for.",
            )
        self.assert_at_most(size)

    async def assert_close_ends(self, pool, when):
        """Nobody has a connection now, so the pool closes all of them and has ended."""
        __tracebackhide__ = True
        closing = asyncio.create_task(pool.close())
        await asyncio.wait([closing], timeout=100)
        if not closing.done():
            closing.cancel()
            fail(
                Verdict.DEADLOCK,
                f"{when}. Later, when nobody had a connection any more, `pool.close()` still waited after 100 s.",
                advice="If you count what is lent, count down on every way out: also when `connect` fails, and when "
                "one who waits is cancelled.",
            )
        await closing
        for connection in self.connections:
            if not connection.close.requests:
                fail(Verdict.LEAKED_RESOURCE, f"{when}. `pool.close()` has ended, and {connection!r} was never closed.")


@pytest.fixture
def database(service):
    return Database(service)


async def test_the_block_gets_a_connection(kata, database, clock):
    pool = kata.Pool(database.connect, 3)
    await asyncio.sleep(5)
    database.connect.assert_called(times=0)
    async with pool.connection() as connection:
        assert connection == database.connections[-1], "the name after `as` is what `connect` gave"
        if len(database.connect.requests) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"`connect` was called {len(database.connect.requests)} times for one block; one connection is enough.",
                where=database.connect.requests[0].place,
                advice="Open a connection only when somebody needs one and none is free.",
            )
        clock.assert_elapsed(6, "waiting for 5 s and then getting a connection", why="`connect` takes 1 s")


async def test_a_free_connection_is_used_again(kata, database, rng):
    pool = kata.Pool(database.connect, 3)
    for seconds in (rng.choice([1, 2]), 0, 3):
        await database.use(pool, seconds)
    if database.connections[0].close.requests:
        fail(Verdict.WRONG_RESULT, "the connection was closed at the end of a block; it should stay open for the next.")
    database.connect.assert_called(times=1)


async def test_several_connections_can_be_opened_at_the_same_time(kata, database, clock):
    pool = kata.Pool(database.connect, 3)
    with clock.takes(3, "3 blocks of 2 s with 3 connections", why="1 s to open them, 2 s for the blocks, all at once"):
        await asyncio.gather(*(database.use(pool, 2) for _ in range(3)))
        database.connect.assert_called(times=3)
        if database.connect.most_in_flight == 1:
            fail(
                Verdict.SEQUENTIAL,
                "3 visitors needed a connection at the same moment, and the 3 were opened one after the other.",
                where=database.connect.requests[0].place,
                advice="Do not let one visitor's `connect` hold up the others: no lock may be held while it runs.",
            )
        database.connect.assert_all_at_once()


async def test_of_forty_visitors_only_so_many_have_a_connection_at_once(kata, database, clock):
    pool = kata.Pool(database.connect, 5)
    with clock.takes(6.75, "40 blocks of 0.71875 s with 5 connections", why="1 s to open them, then 8 blocks each"):
        await asyncio.gather(*(database.use(pool, 0.71875) for _ in range(40)))
        database.assert_at_most(5)
    database.connect.assert_called(times=5)


async def test_who_waits_is_served_in_order(kata, database, rng):
    pool = kata.Pool(database.connect, 2)
    visitors = [f"visitor {number}" for number in range(1, 9)]
    await asyncio.gather(*(database.use(pool, rng.choice([1, 2, 3]), name) for name in visitors))
    if database.users != visitors:
        fail(
            Verdict.WRONG_RESULT,
            "8 visitors asked for one of 2 connections, one after the other. They got one in the order "
            f"{', '.join(name.removeprefix('visitor ') for name in database.users)}; "
            "expected 1, 2, 3, 4, 5, 6, 7, 8.",
            advice="Keep those who wait in a line: serve the one who has waited longest.",
        )


async def test_who_gives_a_connection_back_does_not_overtake_those_who_wait(kata, database):
    async def ask_twice(name):
        await database.use(pool, 2, name)
        await database.use(pool, 2, name)

    pool = kata.Pool(database.connect, 1)
    await asyncio.gather(ask_twice("Ada"), ask_twice("Grace"), ask_twice("Edsger"))
    if database.users != ["Ada", "Grace", "Edsger"] * 2:
        fail(
            Verdict.WRONG_RESULT,
            "Ada, Grace and Edsger shared one connection, and each asked for it once more right after giving it back. "
            f"They got it in the order {', '.join(database.users)}; expected Ada, Grace, Edsger, Ada, Grace, Edsger.",
            advice="While anybody waits, a connection that comes back belongs to the first in the line: "
            "whoever asks now must not find it among the free ones.",
        )


async def test_after_an_error_in_a_block_its_connection_is_used_again(kata, database):
    pool = kata.Pool(database.connect, 2)
    for error in (ValueError("no such table"), TimeoutError("a long question"), OSError("no space left")):
        kind, raised = type(error).__name__, None
        try:
            await database.use(pool, 1, error=error)
        except type(error) as exc:
            raised = exc
        if raised is None:
            fail(
                Verdict.LOST_ERROR,
                f"the block raised {kind}, and nothing came out of `async with`.",
                advice="Give the connection back in a `finally`, or raise the error again after you caught it.",
            )
        assert raised == error, "the error of the block comes out as it is"
        await database.assert_none_is_lost(pool, 2, f"A block ended with {kind}")
        if closed := [connection for connection in database.connections if connection.close.requests]:
            fail(
                Verdict.WRONG_RESULT,
                f"a connection was closed after a {kind}; only a ConnectionError breaks it.",
                where=closed[0].close.requests[0].place,
            )
    database.connect.assert_called(times=2)


async def test_a_broken_connection_is_closed_and_then_replaced(kata, database):
    async def breaks():
        with pytest.raises(ConnectionError):
            await database.use(pool, 2, error=ConnectionResetError("the line is dead"))
        close = database.connections[0].close
        if not close.requests:
            fail(Verdict.LEAKED_RESOURCE, "a ConnectionError ended the block, and the connection was not closed.")
        if not close.calls or close.in_flight:
            fail(
                Verdict.LEAKED_TASK,
                "the block with the broken connection is over, and nobody waited for the end of its `close()`.",
                where=close.requests[0].place,
            )
        close.assert_called(times=1)

    pool = kata.Pool(database.connect, 1)
    next_one = asyncio.create_task(database.use(pool, 1))
    await breaks()
    await asyncio.wait([next_one], timeout=100)
    if not next_one.done():
        next_one.cancel()
        fail(
            Verdict.LEAKED_RESOURCE,
            "the broken connection was closed, and the next one in the line waited in vain for a new one.",
            advice="When a broken connection is closed, there is room for another: let the next one open it.",
        )
    await next_one
    database.assert_at_most(1)
    database.connect.assert_started_at(0, 3.5)
    with pytest.raises(ConnectionError):
        await database.use(pool, 2, error=ConnectionError("the server has gone"))
    if not database.connections[1].close.requests:
        fail(
            Verdict.LEAKED_RESOURCE,
            "a ConnectionError ended the block, and the connection was not closed.",
            advice="Not only the errors derived from ConnectionError break a connection: it does so itself, too.",
        )
    await database.assert_none_is_lost(pool, 1, "A connection broke and was replaced")
    await database.assert_in_order(pool, "It broke", ConnectionResetError("the line is dead"))
    await database.assert_close_ends(pool, "Connections broke and were replaced")


async def test_after_a_failed_connect_the_next_one_may_try(kata, service):
    database = Database(service, error=[None, ConnectionRefusedError("too busy"), None])
    pool = kata.Pool(database.connect, 2)
    outcomes = await asyncio.gather(
        database.use(pool, 9), database.use(pool, 9), database.use(pool, 1, "third"), return_exceptions=True
    )
    for outcome in (outcomes[0], outcomes[2]):
        if outcome is not None:
            raise outcome
    if not isinstance(outcomes[1], ConnectionRefusedError | None):
        fail(
            Verdict.WRONG_RESULT,
            f"`connect` raised ConnectionRefusedError('too busy'), and {outcomes[1]!r} came out of `async with`.",
            where=asyncio.get_running_loop().watch.learner.in_exception(outcomes[1]),
            advice="Only an error of the block breaks a connection. When `connect` itself raises one, there is "
            "no connection.",
        )
    assert repr(outcomes[1]) == "ConnectionRefusedError('too busy')", "the error of `connect` comes out of `async with`"
    await database.assert_none_is_lost(pool, 2, "One call of `connect` had failed")
    database.connect.assert_started_at(0, 0, 1)
    await database.assert_close_ends(pool, "One call of `connect` had failed")
    database = Database(service, error=[ConnectionRefusedError("too busy"), None])
    await database.assert_in_order(kata.Pool(database.connect, 1), "`connect` failed")
    database = Database(service, error=[error := TooBusy("come back later"), None])
    pool = kata.Pool(database.connect, 1)
    (outcome,) = await asyncio.gather(database.use(pool, 1), return_exceptions=True)
    assert outcome == error, "what came out of `async with`; `connect` had raised an error of a kind of its own"
    await database.assert_none_is_lost(pool, 1, "`connect` raised an error that is no OSError")


@pytest.mark.parametrize(
    ("when", "error"),
    [("long before", None), ("just before", None), ("just after", None), ("just after", ConnectionResetError("dead"))],
    ids=["long before", "just before", "just after", "just after a place came free"],
)
async def test_a_waiter_takes_nothing_away_if_it_is_cancelled(kata, database, when, error):
    pool = kata.Pool(database.connect, 1)
    manager = pool.connection()
    await manager.__aenter__()
    waiter = asyncio.create_task(database.use(pool, 5))
    next_one = asyncio.create_task(database.use(pool, 5))
    await asyncio.sleep(1)
    # "just" means that the waiter has not run in between: it may be cancelled and still stand in the line, or have
    # the connection in its hands when it is cancelled.
    if when == "long before":
        await cancel_and_wait(waiter)
    elif when == "just before":
        waiter.cancel()
    await manager.__aexit__(type(error) if error else None, error, None)
    what = "a broken connection was closed, when there was room for a new one" if error else "a connection came back"
    story = f"One who waited was cancelled {when} {what}"
    if when == "just after":
        await cancel_and_wait(waiter)
    elif when == "just before":
        await asyncio.wait([waiter], timeout=1)
        if not waiter.done() or (not waiter.cancelled() and waiter.exception() is None):
            await cancel_and_wait(waiter)
        if not waiter.cancelled():
            fail(
                Verdict.WRONG_RESULT,
                f"{story}, and {waiter.exception()!r} came out of `async with`, expected its CancelledError.",
                where=asyncio.get_running_loop().watch.learner.in_exception(waiter.exception()),
                advice="Whoever gave the connection back may have taken it out of the line already: look whether it "
                "still stands there before you take it out.",
            )
    await asyncio.wait([next_one], timeout=100)
    if not next_one.done():
        next_one.cancel()
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{story}. Another one stood behind it in the line, and still waited 100 s later.",
            advice="Whoever is cancelled with a connection in his hands, or with room for one, gives it to the next in "
            "the line.",
        )
    await next_one
    await database.assert_none_is_lost(pool, 1, story)
    database.connect.assert_called(times=2 if error else 1)
    await database.assert_close_ends(pool, story)


async def test_cancelled_in_the_block_or_during_connect_it_takes_nothing_away(kata, database):
    pool = kata.Pool(database.connect, 2)
    in_block = asyncio.create_task(database.use(pool, HOURS))
    await asyncio.sleep(1)
    connecting = asyncio.create_task(database.use(pool, HOURS))
    waiting = asyncio.create_task(database.use(pool, 1))
    await asyncio.sleep(0.5)
    await cancel_and_wait(connecting)
    await asyncio.wait([waiting], timeout=100)
    if not waiting.done():
        waiting.cancel()
        fail(
            Verdict.LEAKED_RESOURCE,
            "one was cancelled during `connect`. Another one had waited for it, and still waited 100 s later.",
            advice="When `connect` is cancelled, there is room for a connection again: the first in the line gets it.",
        )
    await waiting
    await cancel_and_wait(in_block)
    story = "One was cancelled during `connect`, and one inside of the block"
    await database.assert_none_is_lost(pool, 2, story)
    await database.assert_close_ends(pool, story)


async def test_close_waits_for_the_lent_ones_closes_all_and_lends_no_more(kata, database, clock):
    async def assert_refused(when):
        __tracebackhide__ = True
        task = asyncio.create_task(database.use(pool, 0))
        await asyncio.wait([task], timeout=0.125)
        if not task.done():
            task.cancel()
            fail(
                Verdict.WRONG_RESULT,
                f"{when}, somebody asked for a connection. It still waits, expected a RuntimeError at once.",
            )
        if task.cancelled() or task.exception() is None:
            fail(Verdict.WRONG_RESULT, f"{when}, a connection was lent, expected a RuntimeError.")
        if not isinstance(task.exception(), RuntimeError) or isinstance(task.exception(), NotImplementedError):
            raise task.exception()

    unused = kata.Pool(database.connect, 2)
    with clock.takes(0, "closing a pool that was never used"):
        await unused.close()
    pool = kata.Pool(database.connect, 3)
    lent = asyncio.gather(database.use(pool, 1), database.use(pool, 1), database.use(pool, 5))
    await asyncio.sleep(3)
    closing = asyncio.create_task(pool.close())
    await asyncio.sleep(1)
    await assert_refused("after `close()` had begun")
    await asyncio.sleep(1)
    last = database.connections[2]
    if closing.done() or last.close.requests:
        what = "closed a connection that was still lent" if last.close.requests else "ended while one was still lent"
        await asyncio.gather(closing, lent, return_exceptions=True)
        fail(Verdict.WRONG_TIMING, f"`pool.close()` {what}.", advice="Wait until all have come back, and close then.")
    await asyncio.gather(closing, lent)
    for connection in database.connections:
        if not connection.close.requests:
            fail(Verdict.LEAKED_RESOURCE, f"`pool.close()` has ended, and {connection!r} was never closed.")
        connection.close.assert_nothing_in_flight()
        connection.close.assert_called(times=1)
    await assert_refused("after `close()` had ended")
    pool = kata.Pool(database.connect, 1)
    error = ConnectionResetError("the line is dead")
    with pytest.raises(ConnectionResetError):
        await database.use(pool, 1, error=error)
    lent = asyncio.create_task(database.use(pool, 5, error=error))
    await asyncio.sleep(3)
    closing = asyncio.create_task(pool.close())
    await asyncio.wait([closing], timeout=100)
    story = "`pool.close()` waited for the last connection. That one broke, and its block closed it"
    if not closing.done():
        closing.cancel()
        fail(
            Verdict.DEADLOCK,
            f"{story}. 100 s later, `pool.close()` still waited.",
            advice="A connection that breaks comes back, too: `pool.close()` must hear of it when it is closed.",
        )
    await closing
    if database.connections[-1].close.in_flight:
        fail(Verdict.WRONG_TIMING, f"{story}. Before that `close()` had ended, `pool.close()` ended.")
    with pytest.raises(ConnectionResetError):
        await lent
    for connection in database.connections:
        if len(connection.close.calls) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"{connection!r} broke and was closed, and `pool.close()` closed it again.",
                where=connection.close.calls[-1].place,
                advice="A connection that was closed is not one of the pool's any more.",
            )
        connection.close.assert_called(times=1)
