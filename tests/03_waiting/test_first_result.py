"""Suite: first_result."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class OutOfSpace(Exception):
    """A failure of a class that no answer can have thought of."""


@pytest.fixture
def mirrors(rng):
    return rng.sample(["rome", "oslo", "lima", "cairo", "delhi", "quito"], 4)


def latencies(mirrors, *seconds):
    """By mirror, not by call: in which order the calls take their first steps is open."""
    return dict(zip(mirrors, seconds, strict=True))


def file_from(mirror):
    return f"file from {mirror}"


async def test_one_mirror_gives_its_answer(kata, service):
    fetch = service("fetch", latency=1, result=file_from)
    assert await kata.first_result(fetch, ["oslo"]) == "file from oslo"
    assert await kata.first_result(fetch, ["rome"]) == "file from rome", "a second call, with another mirror"


async def test_all_mirrors_are_asked_at_the_same_time(kata, service, mirrors):
    fetch = service("fetch", latency=latencies(mirrors, 1, 2, 3, 4), result=file_from)
    await kata.first_result(fetch, list(mirrors))
    if len(fetch.calls) < 4:
        fail(
            Verdict.WRONG_RESULT,
            f"only {len(fetch.calls)} of the 4 mirrors were asked.",
            advice="Nobody knows beforehand which mirror is the fastest: start all calls before you wait for one.",
        )
    fetch.assert_called(times=4)
    fetch.assert_all_at_once()


async def test_the_first_answer_wins(kata, service, mirrors):
    fetch = service("fetch", latency=latencies(mirrors, 5, 3, 1, 4), result=file_from)
    assert await kata.first_result(fetch, list(mirrors)) == file_from(mirrors[2])


async def test_the_first_answer_sets_the_time(kata, service, mirrors, clock):
    first = 1.28125  # between the moments of a poll, so that asking every now and then comes too late
    fetch = service("fetch", latency=latencies(mirrors, 5, 3, first, 4), result=file_from)
    with clock.takes(first, f"mirrors that answer after 5, 3, {first} and 4 s", why="nothing to clean up here"):
        await kata.first_result(fetch, list(mirrors))


async def test_the_others_are_cancelled(kata, service, mirrors):
    fetch = service("fetch", latency=latencies(mirrors, 5, 3, 1, 4), result=file_from)
    await kata.first_result(fetch, list(mirrors))
    await asyncio.sleep(0.25)  # whether it also waits for them is the next test's question
    for mirror in (mirrors[0], mirrors[1], mirrors[3]):
        fetch.assert_cancelled(mirror)


async def test_it_waits_until_the_others_have_cleaned_up(kata, service, mirrors, clock):
    latency = latencies(mirrors, 500, 300, 1, 400)
    quick, slow = service("fetch", latency=latency, cleanup=25), service("fetch", latency=latency, cleanup=100)

    def fetch(mirror):
        return (slow if mirror == mirrors[0] else quick)(mirror)

    with clock.takes(101, "a first answer after 1 s and cleanups of 25 s or 100 s", why="all others clean up together"):
        await kata.first_result(fetch, list(mirrors))
        if clock.elapsed < 101:
            await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
        slow.assert_cancelled(mirrors[0])
        quick.assert_cancelled(mirrors[1])
        quick.assert_cancelled(mirrors[3])


async def test_an_answer_may_be_none_or_an_exception_object(kata, service, mirrors, clock):
    returned = ValueError("returned, not raised")
    fetch = service("fetch", latency=0, result=returned)
    try:
        answer = await kata.first_result(fetch, mirrors[:1])
    except ValueError as raised:
        answer = f"{raised!r}, raised"
    assert answer is returned, "the answer is an exception object, which no call has raised"
    fetch = service("fetch", latency=latencies(mirrors, 5, 3, 1, 4), result=None)
    assert await kata.first_result(fetch, list(mirrors)) is None
    if clock.elapsed > 1:
        fail(
            Verdict.WRONG_RESULT,
            f"the first answer was None after 1 s, and the code went on waiting for another until {clock.elapsed:g} s.",
            advice="None is an answer like any other: ask whether a call has ended, not what its result is.",
        )


@pytest.mark.parametrize("kind", [ConnectionError, TimeoutError, OutOfSpace])
async def test_a_failure_that_comes_first_comes_out(kata, service, mirrors, clock, kind):
    error = kind(f"{mirrors[1]} is down")
    latency, cleanup = latencies(mirrors, 50, 1, 30, 40), latencies(mirrors, 0.5, 0, 2, 1)
    fetch = service("fetch", latency=latency, result=file_from, error={mirrors[1]: error}, cleanup=cleanup)
    with clock.takes(3, "a failure after 1 s and cleanups of 0.5, 2 and 1 s", why="all others clean up together"):
        with pytest.raises(kind, match="is down") as caught:
            await kata.first_result(fetch, list(mirrors))
        if caught.value is not error:
            fail(
                Verdict.WRONG_RESULT,
                f"another {type(error).__name__} came out than the one that `fetch` raised.",
                advice="Raise the very exception of the call: the task's result() does so. Do not make a new one.",
            )
        if clock.elapsed < 3:
            await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
        for mirror in (mirrors[0], mirrors[2], mirrors[3]):
            fetch.assert_cancelled(mirror)


async def test_no_mirrors_are_a_value_error(kata, service):
    fetch = service("fetch", latency=1)
    try:
        answer = await kata.first_result(fetch, [])
    except ValueError:
        return
    fail(
        Verdict.WRONG_RESULT,
        f"without mirrors, `first_result` returned {answer!r}, expected a ValueError.",
        advice="There is no first answer: say so with `raise ValueError(...)`.",
    )


async def test_a_mirror_given_twice_is_asked_twice(kata, service):
    fetch = service("fetch", latency={"oslo": 2, "rome": 1}, result=file_from)
    assert await kata.first_result(fetch, ["oslo", "rome", "oslo"]) == "file from rome"
    fetch.assert_called(times=3)


async def test_dozens_of_mirrors_have_one_winner(kata, service, rng, clock):
    after = rng.sample(range(7, 112), 105)
    fetch = service("fetch", latency=lambda number: after[number] * 3600, result=file_from, cleanup=0.5)
    with clock.takes(25200.5, "105 mirrors, the first of which answers after 7 hours, and a cleanup of 0.5 s"):
        answer = await kata.first_result(fetch, list(range(105)))
    assert answer == file_from(after.index(7))
    fetch.assert_all_at_once()
    fetch.assert_nothing_in_flight()


async def test_when_it_is_cancelled_it_stops_all_calls(kata, service, mirrors):
    latency = latencies(mirrors, 500, 300, 600, 400)
    quick, slow = service("fetch", latency=latency, cleanup=25), service("fetch", latency=latency, cleanup=100)

    def fetch(mirror):
        return (slow if mirror == mirrors[1] else quick)(mirror)

    task = asyncio.create_task(kata.first_result(fetch, list(mirrors)))
    await asyncio.sleep(2)
    await cancel_and_wait(task, within=300)
    await asyncio.sleep(0.25)  # half way through a cleanup that nobody waited for
    for mirror in mirrors:
        (slow if mirror == mirrors[1] else quick).assert_cancelled(mirror)
