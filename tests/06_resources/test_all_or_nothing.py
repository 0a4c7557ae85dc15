"""Suite: all_or_nothing."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail

LATENCY = {"voice": 2, "piano": 1, "drums": 3, "flute": 1000}
BROKEN = ConnectionError("no signal from the drums")


class NoSignal(Exception):
    """An error that no answer can know by name."""


def line_to(name):
    return f"line to {name}"


@pytest.fixture
def disconnect(service):
    return service("disconnect", latency=0.25)


@pytest.fixture
def connect(service):
    """All goes well."""
    return service("connect", latency={**LATENCY, "flute": 4}, result=line_to)


@pytest.fixture
def failing(service):
    """The drums fail after 3 s. The flute would need 1000 s, and 100 s to clean up when it is cancelled."""
    return service("connect", latency=LATENCY, error={"drums": BROKEN}, result=line_to, cleanup=100)


async def fails(opening, error=BROKEN):
    """Await the coroutine, which must raise just this error."""
    __tracebackhide__ = True
    try:
        lines = await opening
    except type(error) as raised:
        if raised is not error:
            fail(Verdict.WRONG_RESULT, f"{raised!r} came out, expected the very error of `connect`: {error!r}.")
        return
    except BaseExceptionGroup as group:
        if group.subgroup(lambda member: member is error) is None:
            raise
        fail(
            Verdict.WRONG_RESULT,
            f"an {type(group).__name__} came out, with the error of `connect` inside; expected {error!r} itself.",
            advice="A TaskGroup packs errors into a group: catch that group, and raise the error that it contains.",
        )
    fail(
        Verdict.LOST_ERROR,
        f"one call of `connect` failed, and `open_all` returned {lines!r}.",
        advice="All or nothing: clean up, and then raise the error of `connect`.",
    )


def assert_disconnected(connect, disconnect, *expected, when=""):
    """Exactly these lines were disconnected, in this order and one at a time. `when`: goes on in the sentence."""
    __tracebackhide__ = True
    called_with = [request.args[0] for request in disconnect.requests]
    missing = [line for line in expected if line not in called_with]
    if missing:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"{missing[0]!r} was connected, and `disconnect` was never called for it{when}.",
            where=next((request.place for request in connect.requests if line_to(request.args[0]) == missing[0]), None),
            advice="Look at every call of `connect` when all of them are over: which of them gave a line?",
        )
    disconnect.assert_nothing_in_flight()
    assert called_with == list(expected), "`disconnect` is called once for each line, in the reverse order of the names"
    disconnect.assert_one_at_a_time()


async def test_the_lines_come_in_the_order_of_the_names(kata, connect, disconnect, rng):
    names = rng.sample(list(LATENCY), 4)
    assert await kata.open_all(connect, disconnect, list(names)) == [line_to(name) for name in names]
    connect.assert_called(times=4)
    disconnect.assert_called(times=0)


async def test_all_microphones_are_connected_at_the_same_time(kata, connect, disconnect, clock):
    with clock.takes(4, "connecting in 2, 1, 3 and 4 s", why="the calls should overlap"):
        await kata.open_all(connect, disconnect, list(LATENCY))
        connect.assert_all_at_once()


async def test_without_names_nothing_is_connected(kata, connect, disconnect):
    assert await kata.open_all(connect, disconnect, []) == []
    connect.assert_called(times=0)


async def test_a_name_given_twice_is_connected_twice(kata, service, connect, disconnect):
    assert await kata.open_all(connect, disconnect, ["piano", "voice", "piano"]) == [
        "line to piano",
        "line to voice",
        "line to piano",
    ]
    lines = []

    def another_line(name):
        lines.append(f"line {len(lines) + 1}, to {name}")
        return lines[-1]

    failing = service("connect", latency=LATENCY, error={"drums": BROKEN}, result=another_line)
    await fails(kata.open_all(failing, disconnect, ["piano", "voice", "piano", "drums"]))
    called_with = [request.args[0] for request in disconnect.requests]
    forgotten = [line for line in lines if line not in called_with]
    if forgotten:
        fail(
            Verdict.LEAKED_RESOURCE,
            f"of the lines {', '.join(map(repr, lines))}, {forgotten[0]!r} was never disconnected when the call for"
            " the drums failed.",
            where=failing.requests[0].place,
            advice="A name that comes twice has two lines: keep them by their place in the list, not by the name.",
        )
    assert [line.partition(", to ")[2] for line in called_with] == ["piano", "voice", "piano"], (
        "the names of the disconnected lines, in the reverse order of the names"
    )


async def test_if_one_fails_its_error_comes_out(kata, service, disconnect):
    connect = service("connect", latency=1, error={"drums": BROKEN}, result=line_to)
    await fails(kata.open_all(connect, disconnect, ["drums"]))


async def test_if_one_fails_the_others_are_disconnected_in_reverse_order(kata, service):
    for error in (BROKEN, NoSignal("the cable is torn")):
        failing = service("connect", latency=LATENCY, error={"drums": error}, result=line_to)
        disconnect = service("disconnect", latency=0.25)
        await fails(kata.open_all(failing, disconnect, ["voice", "piano", "drums"]), error)
        when = f" when the call for the drums had raised {type(error).__name__}"
        assert_disconnected(failing, disconnect, "line to piano", "line to voice", when=when)


async def test_calls_that_still_run_are_cancelled_and_clean_up_first(kata, failing, disconnect, clock):
    # Two flutes: their cleanups begin at the same moment.
    with clock.takes(103.5, "failing", why="3 s to the error, 100 s for the flutes to clean up, 0.25 s for each line"):
        await fails(kata.open_all(failing, disconnect, ["flute", "voice", "drums", "flute", "piano"]))
        failing.assert_cancelled("flute")
        assert_disconnected(failing, disconnect, "line to piano", "line to voice")
    disconnect.assert_started_at(103, 103.25)


async def test_a_line_that_comes_at_the_moment_of_the_error_is_disconnected_too(kata, service, disconnect):
    names = ["voice", "drums", "piano"]
    connect = service("connect", latency=3, error={"drums": BROKEN}, result=line_to)
    await fails(kata.open_all(connect, disconnect, list(names)))
    connected = [call.first for call in connect.calls if call.outcome == "ok"]
    assert_disconnected(connect, disconnect, *(line_to(name) for name in names[::-1] if name in connected))


async def test_cancelled_it_disconnects_what_is_connected(kata, failing, disconnect):
    task = asyncio.create_task(kata.open_all(failing, disconnect, ["voice", "piano", "drums", "flute"]))
    await asyncio.sleep(2.5)
    await cancel_and_wait(task, within=100.5)
    assert_disconnected(failing, disconnect, "line to piano", "line to voice")
    failing.assert_cancelled("drums")
    failing.assert_cancelled("flute")


async def test_wherever_it_is_cancelled_it_leaves_nothing_behind(kata, service):
    names = ["voice", "piano", "drums"]

    def attempt():
        nonlocal connect, disconnect
        connect = service("connect", latency=LATENCY, result=line_to, cleanup=0.5)
        disconnect = service("disconnect", latency=0.25)
        return kata.open_all(connect, disconnect, list(names))

    def check():
        connect.assert_nothing_in_flight()
        connected = [call.first for call in connect.calls if call.outcome == "ok"]
        assert_disconnected(connect, disconnect, *(line_to(name) for name in names[::-1] if name in connected))

    connect = disconnect = None
    await cancel_at_every_await(attempt, check)


async def test_of_forty_microphones_the_last_may_fail(kata, service, clock):
    names = [f"microphone {number}" for number in range(40)]
    error = ConnectionError("one too many")
    # The lines are the numbers from 0 to 38.
    connect = service(
        "connect",
        latency=dict.fromkeys(names[:-1], 2) | {names[-1]: 3},
        error={names[-1]: error},
        result=lambda name: names.index(name),
    )
    disconnect = service("disconnect", latency=0.25)
    with clock.takes(12.75, "failing after 3 s with 39 lines connected", why="3 s and 39 times 0.25 s"):
        await fails(kata.open_all(connect, disconnect, list(names)), error)
        if 0 not in disconnect.arguments and len(disconnect.calls) == 38:
            fail(
                Verdict.LEAKED_RESOURCE,
                "the lines were the numbers from 0 to 38, and `disconnect` was never called for the line 0.",
                where=disconnect.requests[0].place,
                advice="0 is a line like any other, but `if line:` takes it for none. Look how its task ended instead.",
            )
        disconnect.assert_called_with(list(range(38, -1, -1)))
        disconnect.assert_one_at_a_time()
