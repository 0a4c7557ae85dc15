"""Suite: async_range."""

import asyncio
import inspect

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def start(rng):
    return rng.randrange(2, 50)


async def numbers_of(iterable, limit=150):
    """The numbers that a loop gets; a loop that does not end is left after `limit`."""
    __tracebackhide__ = True
    numbers = []
    try:
        async for number in iterable:
            numbers.append(number)
            if len(numbers) > limit:
                fail(
                    Verdict.WRONG_RESULT,
                    f"the loop did not end: it got {', '.join(map(repr, numbers[:6]))}, ... and so on.",
                    advice="Raise StopAsyncIteration when there are no more numbers: that is what ends the loop.",
                )
    except RuntimeError as error:
        if not isinstance(error.__cause__, StopIteration):
            raise
        fail(
            Verdict.WRONG_RESULT,
            f"the loop got {numbers}, and then StopIteration instead of StopAsyncIteration.",
            advice="StopIteration ends an ordinary `for`. An `async for` ends with StopAsyncIteration.",
        )
    return numbers


async def moments_of(iterable, clock, work=0):
    """When each number came, to a loop that works on it for a while."""
    moments = []
    async for _ in iterable:
        moments.append(clock.elapsed)
        if len(moments) > 10:
            break
        await asyncio.sleep(work)
    return moments


async def check_that_async_for_can_use(iterable):
    """Say in words what the TypeErrors of `async for` mean."""
    __tracebackhide__ = True
    if not hasattr(iterable, "__aiter__"):
        fail(
            Verdict.BROKEN,
            "`AsyncRange` has no `__aiter__`, so `async for` cannot loop over it.",
            advice="`__iter__` and `__next__` are for the ordinary `for`. Here you need `__aiter__` and `__anext__`.",
        )
    iterator = iterable.__aiter__()
    if inspect.iscoroutine(iterator):
        iterator.close()
        fail(
            Verdict.BROKEN,
            "`__aiter__` is a coroutine function, and `async for` calls it without an await: it got a coroutine,"
            " and no iterator.",
            advice="Write `def __aiter__(self)` without `async`. (With `async` it must contain a `yield`.)",
        )
    if not hasattr(iterator, "__anext__"):
        fail(
            Verdict.BROKEN,
            f"`__aiter__` returned an object of the class {type(iterator).__name__}, which has no `__anext__`.",
            advice="`__aiter__` must return an iterator: an object with a method `async def __anext__(self)`.",
        )
    step = iterator.__anext__()
    if inspect.isasyncgen(step):
        fail(
            Verdict.BROKEN,
            "`__anext__` has a `yield` in its body, so it is an asynchronous generator, and cannot be awaited.",
            advice="Return the number instead of yielding it: each call of `__anext__` gives one.",
        )
    if not inspect.isawaitable(step):
        fail(
            Verdict.BROKEN,
            f"`__anext__` returned an object of the class {type(step).__name__}, and `async for` cannot await that.",
            advice="Write `async def __anext__(self)`: a call of it then gives a coroutine to await.",
        )
    await step


async def test_a_loop_gets_every_number_up_to_stop(kata, start):
    await check_that_async_for_can_use(kata.AsyncRange(start, start + 4, 1))
    assert await numbers_of(kata.AsyncRange(start, start + 4, 1)) == list(range(start, start + 4))


async def test_a_pause_comes_before_each_number(kata, start, rng, clock):
    pause = rng.choice([0.5, 1.5, 2.25])
    moments = await moments_of(kata.AsyncRange(start, start + 3, pause), clock)
    if moments != [pause, 2 * pause, 3 * pause]:
        fail(
            Verdict.WRONG_TIMING,
            f"with a pause of {pause:g} s, 3 numbers came at {', '.join(f'{moment:g}' for moment in moments)} s,"
            f" expected {pause:g}, {2 * pause:g}, {3 * pause:g} s.",
            advice="Wait in each step, before it gives its number.",
        )


async def test_after_the_last_number_there_is_no_pause(kata, start, clock):
    with clock.takes(6, "a loop over 3 numbers with a pause of 2 s", why="there are 3 pauses, one before each number"):
        await numbers_of(kata.AsyncRange(start, start + 3, 2))


async def test_without_numbers_the_loop_ends_at_once(kata, start, clock):
    with clock.takes(0, "two loops without numbers"):
        assert await numbers_of(kata.AsyncRange(start, start, 3)) == []
        assert await numbers_of(kata.AsyncRange(start, start - 2, 3)) == []


async def test_the_pause_begins_when_the_loop_asks(kata, start, clock):
    moments = await moments_of(kata.AsyncRange(start, start + 3, 2), clock, work=5)
    if moments != [2, 9, 16]:
        fail(
            Verdict.WRONG_TIMING,
            "the loop works 5 s on each number, and then the pause of 2 s follows. The numbers came at"
            f" {', '.join(f'{moment:g}' for moment in moments)} s, expected 2, 9, 16 s.",
            advice="Nothing may run between two steps: each step is one pause of its own.",
        )


async def test_a_second_loop_begins_at_start_again(kata, start):
    numbers = kata.AsyncRange(start, start + 3, 1)
    expected = list(range(start, start + 3))
    assert await numbers_of(numbers) == expected
    assert await numbers_of(numbers) == expected, "every loop over the same object begins at `start`"
    async for _ in numbers:
        break
    assert await numbers_of(numbers) == expected, "every loop begins at `start`, also after one that was left early"


async def test_two_loops_at_the_same_time_do_not_disturb_each_other(kata, start, clock):
    numbers = kata.AsyncRange(start, start + 3, 2)
    with clock.takes(6, "two loops at the same time over 3 numbers, with a pause of 2 s"):
        first, second = await asyncio.gather(numbers_of(numbers), numbers_of(numbers))
        expected = list(range(start, start + 3))
        assert (first, second) == (expected, expected), "two loops over one object each get all the numbers"


async def test_a_loop_over_an_iterator_goes_on_from_where_it_is(kata, start):
    iterator = aiter(kata.AsyncRange(start, start + 4, 1))
    assert await anext(iterator) == start
    if not hasattr(iterator, "__aiter__"):
        fail(
            Verdict.BROKEN,
            "the iterator that `__aiter__` returns has no `__aiter__` of its own, so no `async for` can loop over it.",
            advice="Give the iterator an `__aiter__` as well, which returns `self`.",
        )
    async for number in iterator:
        assert number == start + 1, "a loop over an iterator goes on from where it is"
        break
    rest = await numbers_of(iterator)
    assert rest == [start + 2, start + 3], "a loop took one number from an iterator, and the next one goes on after it"


async def test_an_iterator_at_its_end_stays_there(kata, start, clock):
    iterator = aiter(kata.AsyncRange(start, start + 1, 1))
    got = [await anext(iterator, "the end") for _ in range(3)]
    assert got == [start, "the end", "the end"], "who asks again after the end finds the end again"
    clock.assert_elapsed(1, "asking for 1 number and then twice for the end", why="there is no pause at the end")


async def test_negative_numbers_and_a_hundred_of_them_without_a_pause(kata, clock):
    with clock.takes(0, "a loop over 100 numbers with a pause of 0 s"):
        assert await numbers_of(kata.AsyncRange(-50, 50, 0)) == list(range(-50, 50))


async def test_the_numbers_are_not_made_in_advance(kata, start, clock):
    day = 24 * 3600
    with clock.takes(2 * day, "2 numbers with a pause of one day"):
        try:
            iterator = aiter(kata.AsyncRange(start, start + 10**18, day))
            assert [await anext(iterator), await anext(iterator)] == [start, start + 1]
        except (MemoryError, OverflowError):
            fail(
                Verdict.HOGGED_MEMORY,
                "a range of 10**18 numbers does not fit into the memory; the loop needed only 2 of them.",
                advice="Remember where you are, and work out one number in each step.",
            )


async def test_a_loop_can_be_cancelled_while_it_waits(kata, start):
    task = asyncio.create_task(numbers_of(kata.AsyncRange(start, start + 3, 2)))
    await asyncio.sleep(3)
    await cancel_and_wait(task)
