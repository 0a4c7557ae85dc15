"""Suite: first_success."""

import asyncio
import sys
import traceback

import pytest
from grader import Verdict, cancel_and_wait, fail


class NoRoute(Exception):
    """A failure of a class that no answer can have thought of."""


@pytest.fixture
def addresses(rng):
    return [f"10.0.0.{number}" for number in rng.sample(range(1, 200), 5)]


@pytest.fixture
def connect(service, addresses):
    """Make a fake `connect`: each option is a list with one value for each address."""

    def make(*, latency, error=None, **options):
        values = {"latency": latency, "error": error} if error else {"latency": latency}
        rules = {name: dict(zip(addresses, listed, strict=False)) for name, listed in values.items()}
        options.setdefault("result", lambda address: f"connected to {address}")
        return service("connect", **rules, **options)

    return make


def assert_starts(connect, addresses, expected, why):
    """The addresses were tried in their order, at these moments."""
    __tracebackhide__ = True
    connect.assert_called_with(addresses[: len(connect.calls)])
    if connect.starts != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"the attempts started at {_moments(connect.starts)}, expected {_moments(expected)}: {why}.",
            where=next((request.place for request in connect.requests if request.place), None),
            expected_at=expected,
        )


def _moments(starts):
    return ", ".join(f"{start:g}" for start in starts) + " s"


async def test_a_quick_success_is_the_only_attempt(kata, connect, addresses):
    connect = connect(latency=[1, 1, 1])
    answer = await kata.first_success(connect, addresses[:3], 2)
    if len(connect.calls) > 1:
        fail(
            Verdict.WRONG_TIMING,
            f"the first attempt succeeded after 1 s, and {len(connect.calls)} attempts were started"
            f" at {_moments(connect.starts)}, expected one: the second is due after 2 s.",
            advice="Wait for the delay, or for an attempt that ends, before you start the next.",
        )
    assert answer == f"connected to {addresses[0]}"


async def test_while_an_attempt_is_slow_the_next_ones_start_beside_it(kata, connect, addresses):
    connect = connect(latency=[7, 10, 10])
    await kata.first_success(connect, addresses[:3], 2.5)
    if len(connect.calls) == 1:
        fail(
            Verdict.SEQUENTIAL,
            "the first attempt took 7 s, and no other one was started meanwhile; the second is due after 2.5 s.",
            where=connect.calls[0].place,
            advice="Start each attempt in a task, and wait for the tasks with a time limit that does not stop them.",
        )
    assert_starts(connect, addresses, [0, 2.5, 5], "each is due 2.5 s after the one before")


async def test_the_first_one_that_succeeds_wins(kata, connect, addresses, rng, clock):
    needs = rng.randrange(65, 127, 2) / 64  # who looks at the tasks every now and then misses that moment
    connect = connect(latency=[10, needs, 10])
    with clock.takes(2 + needs, "connecting", why=f"the second attempt starts after 2 s and needs {needs} s"):
        assert await kata.first_success(connect, addresses[:3], 2) == f"connected to {addresses[1]}"


async def test_a_slow_attempt_is_not_given_up(kata, connect, addresses, clock):
    hours = 3 * 3600
    connect = connect(latency=[hours, 2 * hours, 3 * hours])
    with clock.takes(hours, "connecting", why="that is when the first attempt succeeds"):
        try:
            answer = await kata.first_success(connect, addresses[:3], 2)
        except (TimeoutError, ExceptionGroup):
            answer = None
        if connect.calls[0].outcome == "cancelled":
            fail(
                Verdict.WRONG_RESULT,
                f"the first attempt was cancelled after {connect.calls[0].cancelled_at:g} s;"
                " it would have been the first to succeed.",
                advice="Slow is not failed. asyncio.wait(tasks, timeout=...) stops waiting without stopping the tasks.",
            )
    assert answer == f"connected to {addresses[0]}"


async def test_a_failure_starts_the_next_attempt_at_once(kata, connect, addresses, clock):
    connect = connect(latency=[0.5, 5, 5], error=[ConnectionError("refused")])
    try:
        answer = await kata.first_success(connect, addresses[:3], 2)
    except ConnectionError:
        fail(
            Verdict.WRONG_RESULT,
            f"the first attempt failed after {clock.elapsed:g} s, and `first_success` ended with its error,"
            " although two addresses were left.",
            advice="A task that has ended may have failed: look at its exception() before you take its result().",
        )
    why = "the first one failed after 0.5 s, and the third is due 2 s after the second"
    assert_starts(connect, addresses, [0, 0.5, 2.5], why)
    assert answer == f"connected to {addresses[1]}"


async def test_whichever_attempt_fails_the_next_one_starts(kata, connect, addresses):
    connect = connect(latency=[3, 10, 10, 10, 1], error=[TimeoutError("an attempt's own")])
    await kata.first_success(connect, list(addresses), 2)
    why = "the first one failed after 3 s, when two were running"
    assert_starts(connect, addresses, [0, 2, 3, 5, 7], why)


async def test_any_result_is_a_success(kata, connect, addresses):
    for result, what in ((None, "None"), (OSError("not raised"), "an OSError object, returned and not raised")):
        make = connect(latency=[10, 1, 5], result=dict(zip(addresses, [None, result, "a later one"], strict=False)))
        try:
            answer = await kata.first_success(make, addresses[:3], 2)
        except OSError as raised:
            answer = raised if raised is not result else "the same object raised"
        if answer is not result:
            fail(
                Verdict.WRONG_RESULT,
                f"the second attempt was the first to succeed, and its result is {what}; got {answer!r}.",
                advice="Ask the task for its exception(), not what its result is.",
            )


async def test_the_other_attempts_are_cancelled_and_have_cleaned_up(kata, connect, addresses, clock):
    connect = connect(latency=[1000, 1000, 1], cleanup={addresses[0]: 25, addresses[1]: 100})
    with clock.takes(105, "connecting", why="a success after 5 s, and cleanups of 25 and 100 s at the same time"):
        await kata.first_success(connect, list(addresses), 2)
        for address in addresses[:2]:
            connect.assert_cancelled(address)
    await asyncio.sleep(10)
    connect.assert_called(times=3)


async def test_if_all_fail_all_errors_come_out_in_the_order_of_the_addresses(kata, service, addresses):
    first, second, third, *_ = addresses
    addresses = [first, second, third, first]
    two_ways = ExceptionGroup("two ways", [OSError("by cable"), OSError("by radio")])  # one error of one address
    errors = [ConnectionError("refused"), TimeoutError("too slow"), two_ways, OSError("no route")]
    of_the_first = iter([errors[0], errors[3]])

    def error(address):
        return next(of_the_first) if address == first else {second: errors[1], third: errors[2]}[address]

    connect = service("connect", latency={first: 7, second: 2.5, third: 1}, error=error)
    try:
        answer = await kata.first_success(connect, list(addresses), 2)
    except ExceptionGroup as group:
        raised = list(group.exceptions)
    except (OSError, ValueError) as error:
        fail(
            Verdict.WRONG_RESULT,
            f"all 4 attempts failed, and a single {error!r} came out, expected an ExceptionGroup with all 4 errors.",
            advice='raise ExceptionGroup("what went wrong", [...]) raises many errors as one.',
        )
    else:
        fail(
            Verdict.LOST_ERROR,
            f"all 4 attempts failed, and `first_success` returned {answer!r}, expected an ExceptionGroup.",
            advice='raise ExceptionGroup("what went wrong", [...]) raises many errors as one.',
        )
    assert raised == errors, "the ExceptionGroup must hold the errors of `connect`, in the order of the addresses"


async def test_without_addresses_it_raises_a_value_error(kata, service):
    connect = service("connect")
    try:
        answer = await kata.first_success(connect, [], 2)
    except ValueError:
        return
    except IndexError as error:
        fail(
            Verdict.WRONG_RESULT,
            f"without addresses an IndexError ({error}) came out, expected a ValueError.",
            advice="Ask whether there are addresses before you take the first one, and raise ValueError if not.",
        )
    fail(
        Verdict.WRONG_RESULT,
        f"without addresses, `first_success` returned {answer!r}, expected a ValueError.",
        advice="There is nothing to try: say so with `raise ValueError(...)`.",
    )


async def test_dozens_of_attempts_of_which_only_the_last_succeeds(kata, service, rng, clock):
    addresses = [f"10.0.0.{number}" for number in range(80)] * 2
    rng.shuffle(addresses)
    refused = [NoRoute("refused") for _ in range(159)]
    connect = service("connect", latency=0.25, error=[*refused, None], result="connected")
    # Little room for a call inside of a call: it stands for very many addresses. The grader puts it back.
    sys.setrecursionlimit(len(list(traceback.walk_stack(None))) + 150)
    with clock.takes(40, "160 attempts of 0.25 s", why="each failure starts the next one at once"):
        assert await kata.first_success(connect, list(addresses), 1) == "connected"
    connect.assert_called_with(addresses)


@pytest.mark.parametrize("moment", ["two of five run", "all run", "one has failed"])
async def test_cancelled_it_cancels_the_attempts_and_waits_for_their_cleanup(kata, connect, addresses, moment):
    error = [ConnectionError("refused")] if moment == "one has failed" else []
    connect = connect(latency=[0.5 if error else 1000, 1000, 1000], error=error, cleanup=dict.fromkeys(addresses, 100))
    given = list(addresses) if moment == "two of five run" else addresses[:2]
    task = asyncio.create_task(kata.first_success(connect, given, 2))
    await asyncio.sleep(3)
    try:
        await cancel_and_wait(task, within=300)
    except ConnectionError as raised:
        fail(
            Verdict.SWALLOWED_CANCEL,
            f"`first_success` was cancelled after 3 s, and {raised!r} came out, the error of an attempt that had failed"
            " before; expected that it ends as cancelled.",
            advice="Who waits for tasks one by one meets the errors of those that failed long ago."
            " gather(..., return_exceptions=True) keeps them to itself.",
        )
    if not error:
        connect.assert_cancelled(addresses[0])
    connect.assert_cancelled(addresses[1])
    await asyncio.sleep(10)
    connect.assert_called(times=2)
