"""Suite: prefetch."""

import asyncio
from contextlib import aclosing

import pytest
from grader import Verdict, cancel_at_every_await, fail


class TornPage(Exception):
    """A page cannot be read."""


class Archive:
    """A source of pages; each takes 2 s, unless `latency` says something else."""

    def __init__(self, service, clock, pages, **options):
        self.clock = clock
        self.pages = pages
        options.setdefault("latency", 2)
        options.setdefault("result", lambda page: page)
        self.fetch = service("fetch", **options)
        self.given = []  # when the loop got each page
        self.is_open = False
        self.source = self.generate()

    async def generate(self):
        self.is_open = True
        try:
            for page in self.pages:
                yield await self.fetch(page)
        finally:
            self.is_open = False

    async def read(self, kata, ahead, work=0, stop_after=None):
        """Loop over the pages, and return them."""
        got = []
        async with aclosing(kata.prefetch(self.source, ahead)) as pages:
            async for page in pages:
                self.given.append(self.clock.elapsed)
                got.append(page)
                if len(got) > len(self.pages):
                    fail(Verdict.WRONG_RESULT, f"the loop got {len(got)} pages of {len(self.pages)}, and no end.")
                await asyncio.sleep(work)
                if len(got) == stop_after:
                    break
        return got

    def assert_fetched_at(self, expected, ahead, work):
        """Say in words how the fetches lie between the pages that the loop got."""
        __tracebackhide__ = True
        starts = self.fetch.starts
        story = f"Each page takes 2 s, the loop works {work} s on it, and ahead is {ahead}."
        for number, start in enumerate(starts):
            given = sum(moment <= start for moment in self.given)
            if number + 1 - given > ahead:
                fail(
                    Verdict.UNBOUNDED,
                    f"{story} When fetch {number + 1} began at {start:g} s, the loop had got {given} of the pages:"
                    f" so {number + 1 - given} were ahead.",
                    advice="Make sure that there is room before you take an item from `source`, not after it."
                    " There is room again when the loop gets an item.",
                )
        if starts == expected:
            return
        shown = f"The fetches began at {_moments(starts)}, expected {_moments(expected)}."
        if len(starts) > 1 and len(self.given) > 1 and starts[1] >= self.given[0] + work:
            fail(
                Verdict.SEQUENTIAL,
                f"{story} The second page was fetched only when the loop asked for it. {shown}",
                advice="Let a task of its own take the items from `source`; the loop gets them through a queue.",
            )
        fail(
            Verdict.UNDERUSED,
            f"{story} {shown}",
            advice="The moment when the loop gets an item is the moment when there is room for the next.",
        )

    def assert_closed(self, when):
        __tracebackhide__ = True
        self.fetch.assert_nothing_in_flight()
        if self.is_open:
            fail(
                Verdict.LEAKED_RESOURCE,
                f"{when}, and `source` was not closed: its `finally` block has not run.",
                advice="`await source.aclose()` closes a generator, once no task is in the middle of it.",
            )


def _moments(moments):
    return ", ".join(f"{moment:g}" for moment in moments[:10]) + " s"


@pytest.fixture
def archive(service, clock, rng):
    """Makes an archive with so many pages."""

    def make(number, **options):
        return Archive(service, clock, [f"page {page}" for page in rng.sample(range(100, 999), number)], **options)

    return make


async def test_all_items_come_in_order(kata, archive):
    pages = archive(5)
    assert await pages.read(kata, 2, work=1) == pages.pages
    one, two = archive(3), archive(3)
    first, second = kata.prefetch(one.source, 8), kata.prefetch(two.source, 8)
    got = [], []
    for _ in range(4):
        got[0].append(await anext(first, "the end"))
        got[1].append(await anext(second, "the end"))
        await asyncio.sleep(20)
    assert got == ([*one.pages, "the end"], [*two.pages, "the end"]), (
        "two loops took turns, each over an archive of its own. Try: Make what a loop and its task share, such as the"
        " queue, inside `prefetch`: then each call of it has its own."
    )


async def test_without_items_the_loop_ends_at_once(kata, archive, clock):
    with clock.takes(0, "a loop without items"):
        assert await archive(0).read(kata, 3) == []


async def test_the_next_page_is_fetched_while_the_loop_works_on_this_one(kata, archive, clock):
    pages = archive(4)
    with clock.takes(10, "4 pages of 2 s, with 2 s of work on each", why="the loop waits only for the first page"):
        await pages.read(kata, 1, work=2)
        pages.assert_fetched_at([0, 2, 4, 6], ahead=1, work=2)


async def test_with_ahead_1_only_one_page_waits_for_a_slow_loop(kata, archive):
    pages = archive(5)
    await pages.read(kata, 1, work=5)
    pages.assert_fetched_at([0, 2, 7, 12, 17], ahead=1, work=5)


async def test_with_ahead_3_three_pages_wait_for_a_slow_loop(kata, archive):
    pages = archive(7)
    await pages.read(kata, 3, work=10)
    pages.assert_fetched_at([0, 2, 4, 6, 12, 22, 32], ahead=3, work=10)


async def test_a_loop_that_waits_gets_a_page_as_soon_as_it_is_there(kata, archive, rng):
    latency = rng.choice([1, 2, 3]) + 0.28125  # between the moments of a poll
    pages = archive(3, latency=latency)
    await pages.read(kata, 8)
    if pages.given != [latency, 2 * latency, 3 * latency]:
        fail(
            Verdict.WRONG_TIMING,
            f"each page takes {latency:g} s, and the loop waits for it. It got the pages at {_moments(pages.given)},"
            f" expected {_moments([latency, 2 * latency, 3 * latency])}.",
        )


async def test_nothing_is_taken_before_the_loop_asks_for_the_first_item(kata, archive):
    pages = archive(20)
    fetched = kata.prefetch(pages.source, 2)
    await asyncio.sleep(10)
    assert len(pages.fetch.calls) == 0, "pages fetched before anybody asked for one"
    assert [page async for page in fetched] == pages.pages


async def test_an_item_may_be_none_or_an_exception_object(kata, archive):
    items = [None, ValueError("an item"), StopAsyncIteration(), ("error", ValueError("an item")), False, "last"]
    pages = archive(6, result=[*items])
    try:
        got = await pages.read(kata, 2)
    except ValueError:
        fail(Verdict.WRONG_RESULT, "an item was a ValueError object, and `prefetch` raised it instead of yielding it.")
    assert got == items, "an item may be anything"


@pytest.mark.parametrize("kind", [ConnectionError, TornPage])
async def test_an_error_comes_after_all_the_items_before_it(kata, archive, clock, kind):
    error = kind("the third")
    pages = archive(5, error=[None, None, error])
    task = asyncio.create_task(pages.read(kata, 2, work=5))
    await asyncio.wait([task])
    if task.cancelled() or isinstance(task.exception(), BaseExceptionGroup):
        fail(
            Verdict.WRONG_RESULT,
            "when `source` failed, the task of the loop was cancelled in the middle of its work, or the error came out"
            " inside an exception group.",
            advice="A TaskGroup cancels the task that it stands in, and a generator stands in its loop's task."
            " Make a plain task, and let it hand the error over like an item.",
        )
    if task.exception() is None:
        fail(
            Verdict.LOST_ERROR,
            f"the third page failed, and the loop ended after {len(task.result())} pages as if all were well.",
            advice="Hand the error over to the loop, and raise it there.",
        )
    if not isinstance(task.exception(), kind):
        raise task.exception()
    assert len(pages.given) == 2, "pages that the loop got before the error of the third"
    assert task.exception() is error, "the exception comes out as `source` raised it"
    clock.assert_elapsed(12, "the loop until the error", why="2 s for the first page, 5 s of work on each of two")


async def test_closed_early_it_cancels_the_fetch_that_runs(kata, archive, clock):
    pages = archive(5, latency=[2, 2, 8], cleanup=0.5)
    with clock.takes(7.5, "the loop", why="2 s for the first page, 5 s of work, and 0.5 s of cleanup"):
        await pages.read(kata, 2, work=5, stop_after=1)
        pages.fetch.assert_cancelled(pages.pages[2])
        pages.assert_closed("`prefetch` was closed early")


async def test_closed_early_it_closes_the_source(kata, archive):
    pages = archive(6)
    await pages.read(kata, 2, work=10, stop_after=1)
    pages.fetch.assert_called(times=3)
    pages.assert_closed("`prefetch` was closed early")
    torn = archive(6, error=[None, None, TornPage("the third")])
    try:
        await torn.read(kata, 3, work=10, stop_after=1)
    except TornPage as error:
        fail(
            Verdict.WRONG_RESULT,
            f"the third page failed, the loop was left after the first, and aclose() raised {error!r}, although the"
            " loop had not asked for that page.",
            advice="Only raise the error where the loop asks for its item, and not in the `finally` that cleans up.",
        )
    torn.assert_closed("`prefetch` was closed early, after an error of `source`")


async def test_cancelled_at_any_moment_it_leaves_nothing_behind(kata, archive):
    archives = []

    def attempt():
        archives.append(archive(3, cleanup=0.5))
        return archives[-1].read(kata, 2, work=1)

    await cancel_at_every_await(attempt, lambda: archives[-1].assert_closed("the task was cancelled"))
