"""Suite: managed_connection."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class WrongPassword(Exception):
    """An error that no answer can know by name."""


class Connection:
    """What `connect` gives: coroutine functions that remember their calls."""

    def __init__(self, service, number, login_error):
        self.number = number
        self.login = service("connection.login", latency=1, error=login_error)
        self.close = service("connection.close", latency=0.5)

    def __repr__(self):
        return f"<connection {self.number}>"

    @property
    def is_closed(self):
        return [call.outcome for call in self.close.calls] == ["ok"]


class Server:
    """A mail server, with all the connections that it gave."""

    def __init__(self, service, connect_error=None, login_error=None):
        self.connections = []

        def connection(address):
            self.connections.append(Connection(service, len(self.connections) + 1, login_error))
            return self.connections[-1]

        self.connect = service("connect", latency=2, error=connect_error, result=connection)

    @property
    def connection(self):
        if not self.connections:
            fail(Verdict.WRONG_RESULT, "`connect(address)` never gave a connection: nobody awaited it to its end.")
        return self.connections[0]


@pytest.fixture
def server(service):
    return Server(service)


@pytest.fixture
def user(rng):
    return rng.choice(["ada", "grace", "edsger", "barbara"])


def assert_closed(connection, when):
    """Closed once, and completely, at this very moment. `when`: a main clause."""
    __tracebackhide__ = True
    close = connection.close
    if not close.requests:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{when}, and `close()` of the connection was never called.",
            advice="The connection is open as soon as `connect` has given it. "
            "From then on, every way out must lead past `await connection.close()`.",
        )
    if not close.calls or close.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            f"{when}, and the connection is not closed yet: `close()` was called, and nobody waited for its end.",
            where=close.requests[0].place,
            advice="Await `close()` where you call it.",
        )
    close.assert_called(times=1)


async def test_the_block_gets_the_connection_of_the_right_server(kata, server, user, rng):
    address = rng.choice(["mail", "post", "mx"]) + ".example.org"
    async with kata.Mailbox(server.connect, address, user) as connection:
        assert connection == server.connection, "the name after `as` is the connection"
    server.connect.assert_called_with([address])


async def test_the_user_is_logged_in_when_the_block_begins(kata, server, user, clock):
    async with kata.Mailbox(server.connect, "mail", user):
        server.connection.login.assert_called_with([user])
        clock.assert_elapsed(3, "entering the block", why="2 s to connect, then 1 s to log in")


async def test_after_the_block_the_connection_is_closed(kata, server, user, clock):
    async with kata.Mailbox(server.connect, "mail", user):
        await asyncio.sleep(10)
        if server.connection.close.requests:
            fail(Verdict.WRONG_TIMING, "the connection was closed while the block was still running.")
    assert_closed(server.connection, "the block is over")
    clock.assert_elapsed(13.5, "a block of 10 s", why="3 s to open, 10 s in the block, 0.5 s to close")


async def test_a_mailbox_that_is_not_entered_opens_nothing(kata, server, user):
    mailbox = kata.Mailbox(server.connect, "mail", user)
    await asyncio.sleep(5)
    server.connect.assert_called(times=0)
    async with mailbox:
        server.connect.assert_called(times=1)


async def test_after_an_error_in_the_block_the_connection_is_closed(kata, service, user):
    for error in (ValueError("a letter cannot be read"), ConnectionResetError("no more letters"), TimeoutError()):
        server, raised = Server(service), None
        try:
            async with kata.Mailbox(server.connect, "mail", user):
                raise error
        except type(error) as exc:
            raised = exc
        if raised is None:
            fail(
                Verdict.LOST_ERROR,
                f"the block raised {error!r}, and nothing came out of `async with`.",
                advice="What __aexit__ returns decides: after a true value Python forgets the error. Return nothing.",
            )
        if raised is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"the block raised {error!r}, and {raised!r} came out: another exception, which `async with` made.",
                advice="Raise nothing in __aexit__. When it returns, Python itself lets the error of the block go on.",
            )
        assert_closed(server.connection, "the block ended with an error")


async def test_a_cancelled_block_ends_as_cancelled_with_the_connection_closed(kata, server, user):
    async def read():
        async with kata.Mailbox(server.connect, "mail", user):
            await asyncio.sleep(1000)

    task = asyncio.create_task(read())
    await asyncio.sleep(4)
    await cancel_and_wait(task, within=0.5)
    assert_closed(server.connection, "the block was cancelled")


async def test_if_connecting_fails_that_error_comes_out(kata, service, user):
    error = ConnectionRefusedError("no more than 5 connections")
    server = Server(service, connect_error=error)
    with pytest.raises(ConnectionRefusedError, match="no more than 5 connections"):
        async with kata.Mailbox(server.connect, "mail", user):
            fail(Verdict.WRONG_RESULT, "the block began although `connect` had failed.")
    assert len(server.connect.calls) == 1, (
        "`connect` failed; the number of its calls. Try: Call it once, and let its error come through."
    )


async def test_if_the_login_fails_the_connection_is_closed(kata, service, user):
    for error in (PermissionError("wrong password"), WrongPassword("with a class of its own")):
        server = Server(service, login_error=error)
        with pytest.raises(type(error)) as raised:
            async with kata.Mailbox(server.connect, "mail", user):
                fail(Verdict.WRONG_RESULT, "the block began although `login` had failed.")
        if raised.value is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"`login` raised {error!r}, and {raised.value!r} came out: another exception.",
                advice="A bare `raise` in the `except` lets the same exception go on.",
            )
        assert_closed(server.connection, f"`login` raised {type(error).__name__}")
        assert len(server.connection.login.calls) == 1, (
            "`login` failed; the number of its calls. Try: Call it once, and let its error come through."
        )


async def test_cancelled_during_the_login_it_closes_the_connection(kata, server, user):
    async def read():
        async with kata.Mailbox(server.connect, "mail", user):
            fail(Verdict.SWALLOWED_CANCEL, "the block began although its task was cancelled during the login.")

    task = asyncio.create_task(read())
    await asyncio.sleep(2.5)
    await cancel_and_wait(task, within=0.5)
    assert_closed(server.connection, "the task was cancelled during the login")


async def test_cancelled_while_it_connects_it_stops_at_once(kata, server, user):
    async def read():
        async with kata.Mailbox(server.connect, "mail", user):
            fail(Verdict.SWALLOWED_CANCEL, "the block began although its task was cancelled while it connected.")

    task = asyncio.create_task(read())
    await asyncio.sleep(1)
    await cancel_and_wait(task)
    server.connect.assert_cancelled("mail")


async def test_two_mailboxes_can_be_open_at_the_same_time(kata, server):
    async def read(user, seconds):
        async with kata.Mailbox(server.connect, "mail", user):
            await asyncio.sleep(seconds)
        return [connection.is_closed for connection in server.connections]

    closed = await asyncio.gather(read("ada", 2), read("grace", 5))
    assert closed == [[True, False], [True, True]], "each mailbox closes its own connection, and no other"
