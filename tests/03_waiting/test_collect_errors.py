"""Suite: collect_errors."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def addresses(rng):
    return [f"{name}@home" for name in rng.sample(["ada", "bob", "eve", "ina", "kim", "leo"], 4)]


def ok(address):
    return f"{address}: ok"


def down(address):
    return ConnectionError(f"no server for {address}")


def assert_failed(failed, expected):
    """The list of failures holds these very exceptions."""
    __tracebackhide__ = True
    if repr(failed) == repr(expected) and failed != expected:
        fail(
            Verdict.WRONG_RESULT,
            f"`failed` is {failed!r}: it looks right, but an exception in it is not the one that `send` raised.",
            advice="Keep the exception that you caught (`except Exception as error`): do not make a new one.",
        )
    assert failed == expected, "the list `failed` is wrong"


async def test_what_is_sent_comes_in_pairs_of_address_and_result(kata, service, addresses):
    send = service("send", latency=[1, 2, 3, 4], result=ok)
    result = await kata.collect_errors(send, list(addresses))
    assert result == ([(address, ok(address)) for address in addresses], []), (
        "`collect_errors` returns the tuple (sent, failed)"
    )
    send.assert_called(times=4)


async def test_a_failure_is_kept_apart_from_the_results(kata, service, addresses):
    bad = addresses[-1]
    error = down(bad)
    send = service("send", latency=[1, 2, 3, 4], result=ok, error={bad: error})
    sent, failed = await kata.collect_errors(send, list(addresses))
    assert sent == [(address, ok(address)) for address in addresses if address != bad], "the list `sent` is wrong"
    assert_failed(failed, [(bad, error)])


async def test_all_calls_run_at_the_same_time(kata, service, addresses):
    send = service("send", latency=2, result=ok, error={addresses[1]: down("bob")})
    await kata.collect_errors(send, list(addresses))
    send.assert_called(times=4)
    send.assert_all_at_once()


async def test_an_early_failure_ends_nothing_early(kata, service, addresses, clock):
    latency = dict(zip(addresses, [3, 1, 5, 2], strict=True))
    send = service("send", latency=latency, result=ok, error={addresses[1]: down("bob")})
    with clock.takes(5, "calls of 3, 1 (which fails), 5 and 2 s", why="it waits for every call"):
        sent, _ = await kata.collect_errors(send, list(addresses))
    assert len(sent) == 3, "the number of results in `sent` is wrong"


async def test_both_lists_keep_the_order_of_the_addresses(kata, service, addresses):
    first, second, third, fourth = addresses
    errors = {first: down(first), third: down(third)}
    send = service("send", latency={first: 4, second: 3, third: 1, fourth: 2}, result=ok, error=errors)
    sent, failed = await kata.collect_errors(send, list(addresses))
    assert sent == [(second, ok(second)), (fourth, ok(fourth))], "the list `sent` is wrong"
    assert_failed(failed, [(first, errors[first]), (third, errors[third])])


async def test_exceptions_of_any_class_are_failures(kata, service):
    class Bounced(Exception):
        pass

    errors = [ValueError("a"), TimeoutError(), KeyError("c"), Bounced(), ExceptionGroup("e", [OSError()]), OSError("f")]
    addresses = ["a@home", "b@home", "c@home", "d@home", "e@home", "f@home"]
    send = service("send", latency=[1, 2, 3, 4, 5, 6], error=dict(zip(addresses, errors, strict=True)))
    sent, failed = await kata.collect_errors(send, list(addresses))
    assert sent == [], "every call failed"
    assert_failed(failed, list(zip(addresses, errors, strict=True)))


async def test_a_result_may_be_none_or_zero_or_empty(kata, service):
    send = service("send", latency=[1, 2, 3, 4], result={"a@home": None, "b@home": 0, "c@home": "", "d@home": False})
    sent, failed = await kata.collect_errors(send, ["a@home", "b@home", "c@home", "d@home"])
    assert sent == [("a@home", None), ("b@home", 0), ("c@home", ""), ("d@home", False)], "the list `sent` is wrong"
    assert failed == [], "every call returned"


async def test_no_addresses_give_two_empty_lists(kata, service):
    send = service("send", latency=2, result=ok, error={"bob@home": down("bob@home")})
    assert await kata.collect_errors(send, []) == ([], [])
    await kata.collect_errors(send, ["ada@home", "bob@home"])
    assert await kata.collect_errors(send, []) == ([], []), "no addresses, after a call with two addresses"


async def test_an_address_given_twice_has_two_results(kata, service):
    bob, ada, eve = "bob@home", "ada@home", "eve@home"
    error, full = down(bob), OSError("the mailbox is full")
    for_bob = iter([error, None])

    def error_for(address):
        return next(for_bob) if address == bob else {eve: full}.get(address)

    send = service("send", latency=1, result=ok, error=error_for)
    sent, failed = await kata.collect_errors(send, [bob, bob, ada, eve, ada, eve])
    assert sent == [(bob, ok(bob)), (ada, ok(ada)), (ada, ok(ada))], "the list `sent` is wrong"
    assert_failed(failed, [(bob, error), (eve, full), (eve, full)])


async def test_many_calls_lose_nothing(kata, service, rng, clock):
    numbers = list(range(108))
    errors = {number: down(number) for number in rng.sample(numbers, 54)}
    latencies = rng.sample([*range(600, 7201, 600)] * 9, 108)
    send = service("send", latency=lambda number: latencies[number], result=lambda number: number + 1, error=errors)
    with clock.takes(7200, "108 calls of 10 to 120 minutes"):
        sent, failed = await kata.collect_errors(send, list(numbers))
        send.assert_all_at_once()
    assert sent == [(number, number + 1) for number in numbers if number not in errors], "the list `sent` is wrong"
    assert_failed(failed, [(number, errors[number]) for number in numbers if number in errors])


async def test_when_it_is_cancelled_the_running_calls_are_cancelled_too(kata, service):
    latency = {"a@home": 1, "b@home": 1, "c@home": 4, "d@home": 5}
    send = service("send", latency=latency, result=ok, error={"b@home": down("b@home")})
    task = asyncio.create_task(kata.collect_errors(send, list(latency)))
    await asyncio.sleep(2)
    await cancel_and_wait(task)
    await asyncio.sleep(0.25)  # whether it also waits for them is the next test's question
    send.assert_cancelled("c@home")
    send.assert_cancelled("d@home")


async def test_when_it_is_cancelled_it_waits_for_the_cleanup(kata, service):
    quick, slow = service("send", latency=500, cleanup=25), service("send", latency=500, cleanup=100)

    def send(address):
        return (slow if address == "b@home" else quick)(address)

    task = asyncio.create_task(kata.collect_errors(send, ["a@home", "b@home", "c@home"]))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=300)
    if slow.in_flight and not quick.in_flight:
        fail(
            Verdict.LEAKED_TASK,
            "some cleanups were over, `send('b@home')` was still busy with its own, and `collect_errors` did not wait.",
            advice="A plain gather ends with the first of its tasks that ends as cancelled. A TaskGroup waits for all"
            " of them, and so does gather(..., return_exceptions=True).",
        )
    await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
    quick.assert_cancelled("a@home")
    quick.assert_cancelled("c@home")
    slow.assert_cancelled("b@home")
