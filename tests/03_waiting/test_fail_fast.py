"""Suite: fail_fast."""

import asyncio
import reprlib

import pytest
from grader import Verdict, cancel_and_wait, cancel_at_every_await, fail

PARTS = ["head", "menu", "news", "weather", "sport", "foot"]


@pytest.fixture
def parts(rng):
    return rng.sample(PARTS, 4)


@pytest.fixture
def error(rng, parts):
    return rng.choice([ConnectionError, ValueError, TimeoutError, KeyError])("server down")


@pytest.fixture
def load(service, parts):
    """Make a fake `load`: latency and error are lists with one value for each part."""

    def make(latency, error=(), **options):
        options.setdefault("result", str.upper)
        error = dict(zip(parts, error, strict=False))
        return service("load", latency=dict(zip(parts, latency, strict=True)), error=error, **options)

    return make


async def raised_by(coroutine, *expected):
    """What comes out of a call that must fail, with one of the expected errors if all is well."""
    __tracebackhide__ = True
    try:
        result = await coroutine
    except Exception as raised:
        if isinstance(raised, ExceptionGroup) or type(raised) in map(type, expected):
            return raised
        raise  # a mistake in the answer itself
    fail(
        Verdict.LOST_ERROR,
        f"one part failed, and `load_all` returned {reprlib.repr(result)} as if all were well.",
        advice="Let the error of a call through.",
    )


def check_raised(raised, error):
    """What came out is the error that went in."""
    __tracebackhide__ = True
    if isinstance(raised, ExceptionGroup) and not isinstance(error, ExceptionGroup):
        fail(
            Verdict.WRONG_RESULT,
            f"an ExceptionGroup with {raised.exceptions[0]!r} in it came out, expected {error!r} alone.",
            advice="A TaskGroup puts errors into an ExceptionGroup. Catch that, and raise the error inside it.",
        )
    if raised is not error:
        fail(Verdict.WRONG_RESULT, f"{raised!r} came out, expected the very {error!r} that `load` raised.")


def check_others_ended(load, failed, moment):
    """All calls but the failed one were cancelled when that one failed."""
    __tracebackhide__ = True
    for call in load.calls:
        if call.first == failed:
            continue
        if call.outcome == "ok":
            fail(
                Verdict.WRONG_TIMING,
                f"`{load.call_for(failed).described}` failed at {moment:g} s, and `{call.described}` was loaded to its"
                f" end at {call.ended:g} s, although nobody needs it any more.",
                where=call.place,
                advice="Wait for the first call that fails, and cancel all others then.",
            )
        if call.outcome == "running" and call.cancelled_at is None:
            fail(
                Verdict.LEAKED_TASK,
                f"the error of `{load.call_for(failed).described}` came out, and `{call.described}` is still running.",
                where=call.place,
                advice="gather(...) raises the first error and cancels nobody. Who cancels the other tasks, and who "
                "waits for them?",
            )
        if call.outcome != "running" and call.cancelled_at != moment:
            fail(
                Verdict.WRONG_TIMING,
                f"`{call.described}` was cancelled at {call.cancelled_at:g} s, expected {moment:g} s, when"
                f" `{load.call_for(failed).described}` failed.",
                where=call.place,
                advice="First cancel all of them, and only then wait for their cleanups.",
            )
        load.assert_cancelled(call.first)


async def test_the_results_come_in_the_order_of_the_parts(kata, load, parts):
    assert await kata.load_all(load([2, 1, 4, 3]), list(parts)) == [part.upper() for part in parts]


async def test_all_parts_are_loaded_at_the_same_time(kata, load, parts, clock):
    load = load([2, 1, 4, 3])
    with clock.takes(4, "loading parts of 2, 1, 4 and 3 s", why="they should overlap"):
        await kata.load_all(load, list(parts))
        load.assert_all_at_once()


async def test_no_parts_give_an_empty_list(kata, service, clock):
    load = service("load")
    with clock.takes(0, "loading nothing"):
        assert await kata.load_all(load, []) == []
    load.assert_called(times=0)


async def test_the_error_of_a_call_comes_out_as_it_is(kata, load, parts, error):
    # The slowest one fails: here is nothing left to cancel. And its error may itself be a group.
    for each in (error, ExceptionGroup("two servers are down", [OSError("one"), OSError("two")])):
        check_raised(await raised_by(kata.load_all(load([1, 2, 4, 3], [None, None, each]), list(parts)), each), each)


async def test_the_other_calls_are_cancelled_when_one_fails(kata, load, parts, error, clock):
    moment = 1.53125  # between the moments of a poll, so that asking every now and then comes too late
    load = load([5, 6, moment, 7], [None, None, error])
    with clock.takes(moment, "loading", why="that is when a part fails, and the cleanups take no time"):
        await raised_by(kata.load_all(load, list(parts)), error)
        check_others_ended(load, parts[2], moment)


async def test_the_first_error_is_the_first_in_time(kata, load, parts, error):
    late = OSError("an error that would come later")
    load = load([5, 6, 7, 2], [late, late, late, error])
    raised = await raised_by(kata.load_all(load, list(parts)), error, late)
    if raised is late:
        fail(
            Verdict.WRONG_RESULT,
            f"the error of `load({parts[0]!r})` came out, expected {error!r} of `load({parts[3]!r})`, which failed"
            " before it.",
            advice="Who awaits one task after the other learns of an error in a later one too late.",
        )
    check_raised(raised, error)


async def test_it_waits_until_the_cleanups_are_over(kata, load, parts, error, clock):
    load = load([1.5, 600, 500, 1], [error], cleanup={parts[1]: 25, parts[2]: 100})
    why = "a part fails after 1.5 s, and two cleanups of 25 s and 100 s run at the same time"
    with clock.takes(101.5, "loading", why=why):
        await raised_by(kata.load_all(load, list(parts)), error)
        for part in (parts[1], parts[2]):
            if load.call_for(part).outcome == "running":
                fail(
                    Verdict.LEAKED_TASK,
                    f"`load_all` raised the error while the cleanup of `load({part!r})` was not over.",
                    where=load.call_for(part).place,
                    advice="Task.cancel() only asks a task to stop. Wait for it before you raise the error.",
                )


async def test_an_error_in_a_cleanup_does_not_replace_the_first_error(kata, parts, error):
    mistake = OSError("a mistake in a cleanup")

    async def load(part):
        if part == parts[1]:
            await asyncio.sleep(1)
            raise error
        try:
            await asyncio.sleep(10)
        finally:
            raise mistake

    raised = await raised_by(kata.load_all(load, list(parts)), error, mistake)
    if raised is mistake:
        fail(
            Verdict.WRONG_RESULT,
            f"{raised!r} came out, an error in the cleanup of a cancelled call; expected {error!r}, the first one.",
            advice="Keep the first error, wait for the others without raising theirs, and raise the first one then.",
        )
    check_raised(raised, error)


async def test_a_part_given_twice_is_loaded_twice(kata, service):
    load = service("load", latency=1, result=["first", None, "third"])
    assert await kata.load_all(load, ["news", "news", "foot"]) == ["first", None, "third"]
    returned = ValueError("returned, not raised")
    load = service("load", latency=1, result=returned)
    try:
        results = await kata.load_all(load, ["news", "foot"])
    except ValueError as raised:
        results = f"{raised!r}, raised"
    assert results == [returned, returned], (
        "a result may be an exception object, which no call has raised. Try: Ask a task for its exception(), not what"
        " its result is."
    )


async def test_many_calls_end_when_one_of_them_fails(kata, service, rng, error, clock):
    parts = [rng.choice(PARTS) for _ in range(105)]
    failing = rng.randrange(105)
    latency, errors = [36_000] * 105, [None] * 105
    latency[failing], errors[failing] = 18_000, error
    load = service("load", latency=latency, error=errors)
    with clock.takes(18_000, "loading 105 parts", why="one fails after 5 hours, the others need 10"):
        raised = await raised_by(kata.load_all(load, list(parts)), error)
        load.assert_all_at_once()
        check_raised(raised, error)
    load.assert_called_with(parts)
    load.assert_nothing_in_flight()


async def test_cancelled_it_cancels_all_calls_and_waits_for_their_cleanups(kata, load, parts):
    quick, slow = load([500, 0.5, 600, 700], cleanup=25), load([500, 0.5, 600, 700], cleanup=100)
    task = asyncio.create_task(kata.load_all(lambda part: (slow if part == parts[2] else quick)(part), list(parts)))
    await asyncio.sleep(1)
    await cancel_and_wait(task, within=100)
    if slow.in_flight and not quick.in_flight and slow.call_for(parts[2]).cancelled_at is not None:
        fail(
            Verdict.LEAKED_TASK,
            f"`load_all` was cancelled, and ended while the cleanup of `load({parts[2]!r})` was not over.",
            advice="A plain gather that is cancelled ends with the first of its tasks that has cleaned up. A TaskGroup"
            " waits for all of them, and so does gather(..., return_exceptions=True).",
        )
    quick.assert_cancelled(parts[0])
    slow.assert_cancelled(parts[2])
    quick.assert_cancelled(parts[3])


async def test_it_ends_as_cancelled_wherever_it_waits_for_the_parts(kata, service, parts):
    load = None

    def attempt():
        nonlocal load
        load = service("load", latency=[4, 2, 1, 3])
        return kata.load_all(load, list(parts))

    await cancel_at_every_await(attempt, lambda: load.assert_nothing_in_flight())
