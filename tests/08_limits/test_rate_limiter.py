"""Suite: rate_limiter."""

import asyncio

import pytest
from grader import Verdict, cancel_and_wait, fail


class Traffic:
    """Tasks that come to a limiter at given moments; starts[n] is when block n was entered."""

    def __init__(self, limiter, clock):
        self.limiter = limiter
        self.clock = clock
        self.began = clock.elapsed
        self.starts = {}
        self.tasks = []

    async def _one(self, number, seconds):
        async with self.limiter:
            self.starts[number] = self.clock.elapsed - self.began
            await asyncio.sleep(seconds)

    def send(self, *lengths):
        """Let new tasks come now; the blocks take so many seconds each."""
        for seconds in lengths:
            self.tasks.append(asyncio.create_task(self._one(len(self.tasks), seconds)))

    async def send_at(self, arrivals, lengths):
        """Let one task come at each of these moments."""
        for arrival, seconds in zip(arrivals, lengths, strict=True):
            await asyncio.sleep(arrival - (self.clock.elapsed - self.began))
            self.send(seconds)
            await asyncio.sleep(0)

    async def all_ended(self):
        """Wait for all tasks; an error of one comes out."""
        await asyncio.gather(*self.tasks)
        return [self.starts[number] for number in range(len(self.tasks))]


def best_starts(arrivals, limit, window):
    """When each block starts, if each starts as early as the rules allow."""
    starts = []
    for number, arrival in enumerate(arrivals):
        earliest = starts[number - limit] + window if number >= limit else 0
        starts.append(max([arrival, earliest, *starts[-1:]]))
    return starts


def show(moments):
    return ", ".join(f"{moment:.10g}" for moment in moments[:12]) + (", ..." if len(moments) > 12 else "")


def assert_within_the_limit(starts, limit, window):
    """No `limit` + 1 blocks started within `window` seconds."""
    __tracebackhide__ = True
    moments = sorted(starts)
    for first, last in zip(moments, moments[limit:], strict=False):
        if last - first < window:
            inside = [moment for moment in moments if first <= moment < first + window]
            fail(
                Verdict.WRONG_TIMING,
                f"{len(inside)} blocks started within {window:g} s (at {show(inside)} s); the limit is {limit}.",
                advice="Each start must be a whole window later than the start that lies `limit` starts before it.",
            )


def assert_best(starts, arrivals, limit, window):
    """All starts are as the rules have them."""
    __tracebackhide__ = True
    assert_within_the_limit(starts, limit, window)
    if sorted(starts) != starts:
        fail(
            Verdict.WRONG_RESULT,
            f"a block started before one that had come earlier. In the order of their coming, they started at"
            f" {show(starts)} s.",
            advice="Let the tasks wait in one line, in the order in which they come; an asyncio.Lock does that.",
        )
    expected = best_starts(arrivals, limit, window)
    if starts != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"the limit was {limit} starts in {window:g} s, and tasks came at {show(arrivals)} s. The blocks"
            f" started at {show(starts)} s, expected {show(expected)} s.",
            advice="A block waits for one thing only: that enough earlier starts are a whole window old.",
        )


async def test_the_first_blocks_start_at_once(kata, clock):
    traffic = Traffic(kata.RateLimiter(3, 2), clock)
    traffic.send(0, 0, 0)
    assert_best(await traffic.all_ended(), [0, 0, 0], 3, 2)


async def test_the_next_block_starts_when_the_first_start_is_a_window_old(kata, clock, rng):
    window = rng.choice([2.53125, 3.28125, 4.78125])  # between the moments of a poll
    traffic = Traffic(kata.RateLimiter(2, window), clock)
    arrivals = [0, 1, 2]
    await traffic.send_at(arrivals, [0, 0, 0])
    assert_best(await traffic.all_ended(), arrivals, 2, window)


async def test_blocks_that_take_long_hold_nobody_up(kata, clock):
    traffic = Traffic(kata.RateLimiter(2, 1), clock)
    traffic.send(100, 100, 100, 100, 100)
    starts = await traffic.all_ended()
    if max(starts) >= 100:
        fail(
            Verdict.UNDERUSED,
            f"the limit was 2 starts in 1 s, and 5 tasks came at once, with blocks of 100 s. The blocks started"
            f" at {show(starts)} s, expected 0, 0, 1, 1, 2 s: the later ones waited for the end of others.",
            advice="What counts is when blocks start. Do not keep anything until a block ends.",
        )
    assert_best(starts, [0] * 5, 2, 1)


async def test_many_that_wait_at_once_keep_within_the_limit(kata, clock):
    traffic = Traffic(kata.RateLimiter(3, 2), clock)
    traffic.send(*[0.5] * 10)
    assert_best(await traffic.all_ended(), [0] * 10, 3, 2)


async def test_the_limit_holds_across_the_edge_of_a_window(kata, clock):
    traffic = Traffic(kata.RateLimiter(4, 2), clock)
    arrivals = [0, 1.75, 1.75, 1.75, 2, 2, 2, 2, 2]
    await traffic.send_at(arrivals, [0] * 9)
    assert_best(await traffic.all_ended(), arrivals, 4, 2)


async def test_a_quiet_time_saves_up_no_starts(kata, clock):
    traffic = Traffic(kata.RateLimiter(2, 1), clock)
    arrivals = [0, 50, 50, 50, 50, 50]
    await traffic.send_at(arrivals, [0] * 6)
    assert_best(await traffic.all_ended(), arrivals, 2, 1)


@pytest.mark.parametrize("pattern", ["densely", "in bursts"])
async def test_blocks_that_come_at_any_time_start_as_early_as_they_may(kata, clock, rng, pattern):
    steps = {"densely": [0, 0.125, 0.375, 1.5], "in bursts": [0, 0, 0, 0, 0, 6.5]}[pattern]
    limit, window = rng.choice([1, 2, 3, 4]), rng.choice([1.53125, 2.28125, 3.15625])
    arrivals = [0]
    while len(arrivals) < 18:
        arrivals.append(arrivals[-1] + rng.choice(steps))
    traffic = Traffic(kata.RateLimiter(limit, window), clock)
    await traffic.send_at(arrivals, [rng.choice([0, 0.5, 2.625, 9]) for _ in arrivals])
    assert_best(await traffic.all_ended(), arrivals, limit, window)


async def test_a_cancelled_task_gives_its_place_up(kata, clock, rng):
    traffic = Traffic(kata.RateLimiter(2, 2), clock)
    traffic.send(*[0.25] * 7)
    await asyncio.sleep(1)
    assert_within_the_limit(list(traffic.starts.values()), 2, 2)
    # One of them waits for the clock, perhaps, and one in the middle for its turn.
    for number in (2, rng.choice([4, 5])):
        await cancel_and_wait(traffic.tasks[number])
    await asyncio.gather(*traffic.tasks, return_exceptions=True)
    starts = sorted(traffic.starts.values())
    if starts != [0, 0, 2, 2, 4]:
        fail(
            Verdict.WRONG_TIMING,
            f"the limit was 2 starts in 2 s, 7 tasks came at once, and 2 of those that waited were cancelled after"
            f" 1 s. The other 5 blocks started at {show(starts)} s, expected 0, 0, 2, 2, 4 s.",
            advice="Only a block that is entered is a start. When __aenter__ is cancelled, __aexit__ is not called.",
        )
    # One in the middle alone, while the first in the line goes on waiting; and the first two in the same moment.
    for who, gone in (
        ("the third of those that waited was", (3,)),
        ("the first two of those that waited were", (1, 2)),
    ):
        traffic = Traffic(kata.RateLimiter(1, 2), clock)
        traffic.send(*[0.25] * 5)
        await asyncio.sleep(1)
        for number in gone:
            traffic.tasks[number].cancel()
        outcomes = await asyncio.gather(*traffic.tasks, return_exceptions=True)
        story = f"the limit was 1 start in 2 s, 5 tasks came at once, and {who} cancelled after 1 s"
        for error in outcomes:
            if isinstance(error, Exception):
                fail(
                    Verdict.WRONG_RESULT,
                    f"{story}. {error!r} came out of an `async with`, expected CancelledErrors only.",
                    where=asyncio.get_running_loop().watch.learner.in_exception(error),
                    advice="Two that stand next to each other in the line may be cancelled at the same moment: whom"
                    " you wake up may be cancelled already.",
                )
        starts = [moment for _, moment in sorted(traffic.starts.items())]
        if starts != (expected := best_starts([0] * (5 - len(gone)), 1, 2)):
            fail(
                Verdict.WRONG_RESULT if sorted(starts) != starts else Verdict.WRONG_TIMING,
                f"{story}. In the order of their coming, the other blocks started at {show(starts)} s,"
                f" expected {show(expected)} s.",
                advice="Whoever leaves the line changes nothing for those in front of it.",
            )


async def test_a_task_cancelled_at_the_moment_of_its_turn_gives_it_up_too(kata, clock):
    for turns in range(4):  # of the event loop, since that moment: each answer is vulnerable at another one, if at all
        traffic = Traffic(kata.RateLimiter(2, 2), clock)
        traffic.send(*[0.25] * 7)
        await asyncio.sleep(2)
        for _ in range(turns):
            await asyncio.sleep(0)
        traffic.tasks[2].cancel()
        await asyncio.gather(*traffic.tasks, return_exceptions=True)
        starts = sorted(traffic.starts.values())
        if starts != (expected := best_starts([0] * len(starts), 2, 2)):
            what, advice = (
                ("when it had just started", "A block that was entered is a start, however it ends: it counts.")
                if 2 in traffic.starts
                else (
                    "just before it started",
                    "Who is told to start may still be cancelled before it does. Then somebody else must start.",
                )
            )
            fail(
                Verdict.WRONG_TIMING,
                "the limit was 2 starts in 2 s, 7 tasks came at once, and the third was cancelled after 2 s,"
                f" {what}. The blocks started at {show(starts)} s, expected {show(expected)} s.",
                advice=advice,
            )


async def test_an_error_in_a_block_comes_out_and_the_block_counts(kata, clock):
    limiter = kata.RateLimiter(1, 2)
    with pytest.raises(ValueError, match="no such city"):
        async with limiter:
            raise ValueError("no such city")
    with clock.takes(2, "waiting after a block that failed", why="it has started, so it counts"):
        async with limiter:
            pass
    traffic = Traffic(kata.RateLimiter(1, 2), clock)
    traffic.send(100)
    await asyncio.sleep(1)
    await cancel_and_wait(traffic.tasks[0])  # inside of its block


async def test_two_limiters_count_for_themselves(kata, clock):
    one, other = Traffic(kata.RateLimiter(2, 4), clock), Traffic(kata.RateLimiter(3, 1), clock)
    one.send(1, 1, 1)
    other.send(1, 1, 1, 1)
    assert_best(await one.all_ended(), [0] * 3, 2, 4)
    assert_best(await other.all_ended(), [0] * 4, 3, 1)


async def test_dozens_of_blocks_start_in_order(kata, clock):
    traffic = Traffic(kata.RateLimiter(10, 0.5), clock)
    traffic.send(*[3] * 40)
    assert_best(await traffic.all_ended(), [0] * 40, 10, 0.5)
    # Whoever comes at the very moment of another one's turn stands behind that one, even if it runs first.
    traffic = Traffic(kata.RateLimiter(1, 2), clock)
    traffic.send(0)
    asyncio.get_running_loop().call_later(2, traffic.send, 0)  # a timer that is older than that of the limiter
    await asyncio.sleep(1)
    traffic.send(0)
    await asyncio.sleep(2)
    assert_best(await traffic.all_ended(), [0, 1, 2], 1, 2)
