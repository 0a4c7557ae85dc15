"""Suite: token_bucket."""

import asyncio
import contextlib

import pytest
from grader import Verdict, cancel_and_wait, fail

TOO_MUCH = "So many tokens there will never be: raise a ValueError at once."


class Requests:
    """Tasks that ask a bucket for tokens; served[n] is when request n got its tokens."""

    def __init__(self, bucket, clock):
        self.bucket = bucket
        self.clock = clock
        self.began = clock.elapsed
        self.served = {}
        self.asked = []
        self.tasks = []

    async def _one(self, number, amount):
        await self.bucket.acquire(amount)
        self.served[number] = self.clock.elapsed - self.began

    def come(self, amount):
        """Let a new request come now."""
        self.asked.append((self.clock.elapsed - self.began, amount))
        self.tasks.append(asyncio.create_task(self._one(len(self.tasks), amount)))

    async def send(self, *amounts):
        """Let new requests come now, in this order."""
        for amount in amounts:
            self.come(amount)
        await asyncio.sleep(0)

    async def send_at(self, *requests):
        """Let requests come: pairs of a moment and an amount."""
        for moment, amount in requests:
            await asyncio.sleep(moment - (self.clock.elapsed - self.began))
            await self.send(amount)

    async def all_served(self):
        await asyncio.gather(*self.tasks)


def best_moments(requests, capacity, rate):
    """When each request is served by the rules."""
    moments, tokens, now = [], capacity, 0
    for arrival, amount in requests:
        served = max(arrival, now)
        tokens = min(capacity, tokens + (served - now) * rate)
        if tokens < amount:
            served += (amount - tokens) / rate
            tokens = amount
        tokens -= amount
        now = served
        moments.append(served)
    return moments


def show(moment):
    return f"{moment:.10g} s"


async def assert_served_by_the_rules(requests, capacity, rate):
    """Wait for all requests, and look at when each was served."""
    __tracebackhide__ = True
    await requests.all_served()
    got = [requests.served[number] for number in range(len(requests.tasks))]
    for (arrival, amount), (later_arrival, later_amount), moment, later_moment in zip(
        requests.asked, requests.asked[1:], got, got[1:], strict=False
    ):
        if later_moment < moment:
            fail(
                Verdict.WRONG_RESULT,
                f"a request for {later_amount} came at {show(later_arrival)} and was served at {show(later_moment)},"
                f" before a request for {amount} that had come first, at {show(arrival)}.",
                advice="Let the requests wait in one line: only the first may take tokens. An asyncio.Lock does that.",
            )
    expected = best_moments(requests.asked, capacity, rate)
    for number, (arrival, amount) in enumerate(requests.asked):
        if got[number] != expected[number]:
            fail(
                Verdict.WRONG_TIMING,
                f"the bucket has room for {capacity} and gets {rate:g} per second. Request {number + 1}, for {amount}"
                f" at {show(arrival)}, was served at {show(got[number])}, expected {show(expected[number])}.",
                advice="Work out from the time that has passed how many tokens there are, with fractions, and never"
                " more than there is room for; then sleep exactly as long as the missing ones need.",
            )


async def test_a_full_bucket_gives_its_tokens_at_once(kata, clock, rng):
    bucket = kata.TokenBucket(8, 0.5)
    with clock.takes(0, "taking 8 tokens out of a full bucket for 8", why="they are all there"):
        await bucket.acquire(rng.choice([2, 3, 4]))
        await bucket.acquire()
        await bucket.acquire(3)


async def test_an_empty_bucket_makes_a_request_wait(kata, clock, rng):
    rate = rng.choice([0.5, 2, 4])
    amount = rng.choice([1, 2, 3])
    bucket = kata.TokenBucket(4, rate)
    await bucket.acquire(4)
    with clock.takes(amount / rate, f"waiting for {amount} at {rate:g} per second"):
        await bucket.acquire(amount)


async def test_a_request_waits_only_for_the_tokens_that_are_missing(kata, clock):
    requests = Requests(kata.TokenBucket(4, 2), clock)
    await requests.send_at((0, 3), (0.25, 3), (1.5, 2), (2.5, 4), (4.5, 2))
    await assert_served_by_the_rules(requests, 4, 2)


async def test_the_tokens_drip_evenly_from_any_moment_on(kata, clock):
    bucket = kata.TokenBucket(2, 1)
    await asyncio.sleep(0.3125)
    requests = Requests(bucket, clock)
    await requests.send_at((0, 2), (0.5, 1), (1.75, 2), (4.625, 1))
    await assert_served_by_the_rules(requests, 2, 1)


async def test_a_quiet_time_fills_the_bucket_and_no_more(kata, clock):
    requests = Requests(kata.TokenBucket(3, 1), clock)
    await requests.send_at((0, 1), (1000, 3), (1000, 1), (2000, 1), (2000, 1), (2000, 3))
    await assert_served_by_the_rules(requests, 3, 1)


async def test_those_that_wait_at_once_are_served_one_by_one(kata, clock):
    requests = Requests(kata.TokenBucket(4, 2), clock)
    await requests.send(4, 1, 2, 1, 3)
    await assert_served_by_the_rules(requests, 4, 2)


async def test_small_requests_do_not_overtake_a_large_one(kata, clock):
    requests = Requests(kata.TokenBucket(8, 1), clock)
    await requests.send_at((0, 8), (1, 8), *((moment, 1) for moment in range(2, 12)))
    await assert_served_by_the_rules(requests, 8, 1)
    # Nor do they at the very moment at which the tokens of the large one are there, even if they run first then.
    requests = Requests(kata.TokenBucket(4, 1), clock)
    asyncio.get_running_loop().call_later(3, requests.come, 1)  # a timer that is older than that of the bucket
    await requests.send(4, 3)
    await asyncio.sleep(4)
    await assert_served_by_the_rules(requests, 4, 1)


@pytest.mark.parametrize("pattern", ["steadily", "in bursts"])
async def test_requests_of_any_size_are_served_as_early_as_possible(kata, clock, rng, pattern):
    steps = {"steadily": [0.125, 0.5, 1.25, 3], "in bursts": [0, 0, 0, 0, 0, 0, 16.5]}[pattern]
    capacity, rate = rng.choice([4, 6, 9]), rng.choice([1, 2, 4])
    requests = Requests(kata.TokenBucket(capacity, rate), clock)
    now = 0
    for _ in range(18):
        now += rng.choice(steps)
        await requests.send_at((now, rng.randint(1, capacity)))
    await assert_served_by_the_rules(requests, capacity, rate)


async def test_more_than_there_is_room_for_is_a_value_error_at_once(kata, clock):
    bucket = kata.TokenBucket(4, 1)
    requests = Requests(bucket, clock)
    await requests.send(4, 2)
    with clock.takes(0, "`acquire(5)` on a bucket for 4 (another request was waiting)", why="it can never be served"):
        try:
            async with asyncio.timeout(60):
                await bucket.acquire(5)
        except ValueError:
            pass
        except TimeoutError:
            fail(Verdict.WRONG_RESULT, "`acquire(5)` on a bucket for 4 was still waiting after 60 s.", advice=TOO_MUCH)
        else:
            fail(Verdict.WRONG_RESULT, "`acquire(5)` on a bucket for 4 returned.", advice=TOO_MUCH)
    await assert_served_by_the_rules(requests, 4, 1)
    bucket = kata.TokenBucket(4, 1)
    await bucket.acquire(4)
    await asyncio.sleep(2)
    with contextlib.suppress(ValueError):
        await bucket.acquire(5)
    with clock.takes(0, "`acquire(2)` when 2 tokens were there, after a ValueError", why="that had changed nothing"):
        await bucket.acquire(2)


async def test_a_cancelled_request_gives_its_place_up(kata, clock):
    requests = Requests(kata.TokenBucket(4, 1), clock)
    await requests.send(4, 4, 1, 3, 1)
    await asyncio.sleep(2)
    # The first in the line waits for 4 tokens, and 2 are there; behind it 1, 3 and 1 are wanted.
    if not any(number in requests.served for number in (1, 2, 3, 4)):
        await cancel_and_wait(requests.tasks[3])
        await cancel_and_wait(requests.tasks[1])
    await asyncio.gather(*requests.tasks, return_exceptions=True)
    got = [requests.served.get(number) for number in (0, 2, 4)]
    if got != [0, 2, 2]:
        shown = ", ".join("never" if moment is None else show(moment) for moment in got[1:])
        fail(
            Verdict.WRONG_TIMING,
            "a bucket for 4 was empty, and requests for 4, 1, 3 and 1 waited. After 2 s the first one and the one for 3"
            f" were cancelled. The other two were served at {shown}, expected 2 s for both: 2 tokens were there.",
            advice="Take tokens only when the waiting is over. Who is cancelled before that has taken none, and the"
            " next one must look at once whether there is enough.",
        )
    requests = Requests(kata.TokenBucket(4, 1), clock)
    await requests.send(4, 4, 3)
    await asyncio.sleep(2)
    requests.tasks[1].cancel()
    requests.come(1)  # before the one that waits behind the cancelled one can notice that it is the first now
    await asyncio.gather(*requests.tasks, return_exceptions=True)
    if (got := [requests.served.get(number) for number in (2, 3)]) != [3, 4]:
        shown = ", ".join("never" if moment is None else show(moment) for moment in got)
        fail(
            Verdict.WRONG_TIMING,
            "a bucket for 4 was empty, and requests for 4 and 3 waited. After 2 s the first one was cancelled, and at"
            f" that moment a request for 1 came. The one for 3 and the one for 1 were served at {shown}, expected 3 s,"
            " 4 s.",
            advice="Whoever comes stands behind all that wait, also when the first of them has just gone.",
        )
    # One in the middle alone, while the first in the line goes on waiting; and the first two in the same moment.
    for who, gone, expected in (("only the one for 3 was", [3], [4, 5, 6]), ("the first two were", [1, 2], [3, 4])):
        requests = Requests(kata.TokenBucket(4, 1), clock)
        await requests.send(4, 4, 1, 3, 1)
        await asyncio.sleep(2)
        for number in gone:
            requests.tasks[number].cancel()
        outcomes = await asyncio.gather(*requests.tasks, return_exceptions=True)
        story = f"a bucket for 4 was empty, and requests for 4, 1, 3 and 1 waited. After 2 s {who} cancelled"
        for error in outcomes:
            if isinstance(error, Exception):
                fail(
                    Verdict.WRONG_RESULT,
                    f"{story}. {error!r} came out of a request, expected CancelledErrors only.",
                    where=asyncio.get_running_loop().watch.learner.in_exception(error),
                    advice="Two that stand next to each other in the line may be cancelled at the same moment: whom"
                    " you wake up may be cancelled already.",
                )
        got = [moment for number, moment in sorted(requests.served.items()) if number]
        if got != expected:
            fail(
                Verdict.WRONG_RESULT if sorted(got) != got else Verdict.WRONG_TIMING,
                f"{story}. In the order of their coming, the others were served at {', '.join(map(show, got))},"
                f" expected {', '.join(map(show, expected))}.",
                advice="Whoever leaves the line changes nothing for those in front of it: only the first may take"
                " tokens.",
            )


@pytest.mark.parametrize("when", ["just before", "just after"])
async def test_a_request_cancelled_when_its_tokens_are_there_takes_none(kata, clock, when):
    requests = Requests(kata.TokenBucket(4, 1), clock)
    loop = asyncio.get_running_loop()
    # Both timers are due after 4 s, and the one that was set first comes first: the bucket's or this one.
    if when == "just before":
        loop.call_at(loop.time() + 4, lambda: requests.tasks[1].cancel())
    await requests.send(4, 4, 3)
    if when == "just after":
        loop.call_at(loop.time() + 4, requests.tasks[1].cancel)
    outcomes = await asyncio.gather(*requests.tasks, return_exceptions=True)
    if 1 in requests.served:
        return  # it was served before it could be cancelled
    story = (
        "a bucket for 4 was empty, and requests for 4 and 3 waited. The first was cancelled after 4 s, "
        f"{when} the moment at which its 4 tokens were there"
    )
    if not isinstance(outcomes[1], asyncio.CancelledError):
        fail(
            Verdict.WRONG_RESULT,
            f"{story}. {outcomes[1]!r} came out of it, expected its CancelledError.",
            where=loop.watch.learner.in_exception(outcomes[1]),
            advice="It may have been taken out of the line already: look whether it still stands there.",
        )
    if (moment := requests.served.get(2)) != 4:
        shown = "never" if moment is None else f"at {show(moment)}"
        fail(
            Verdict.WRONG_TIMING,
            f"{story}. The second one was served {shown}, expected at once, at 4 s.",
            advice="A request that was given its tokens may still be cancelled before it wakes up: then put them back, "
            "and look whether the next one can have them. Or let each request take its tokens itself when it wakes up.",
        )


async def test_dozens_of_requests_are_served_in_order(kata, clock):
    requests = Requests(kata.TokenBucket(16, 8), clock)
    await requests.send(*[1, 5, 2] * 12)
    await assert_served_by_the_rules(requests, 16, 8)
    empty, full = kata.TokenBucket(16, 8), kata.TokenBucket(16, 8)
    await empty.acquire(16)
    waiting = asyncio.create_task(empty.acquire(16))
    await asyncio.sleep(0)
    with clock.takes(0, "taking 16 tokens out of a full bucket", why="a request at another bucket waits, not here"):
        await full.acquire(16)
    await waiting
