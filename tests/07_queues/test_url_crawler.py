"""Suite: url_crawler."""

import asyncio
from itertools import pairwise

import pytest
from grader import Verdict, cancel_and_wait, fail


@pytest.fixture
def pages(rng):
    """Eight names of pages."""
    words = ["cats", "dogs", "birds", "fish", "news", "food", "maps", "jobs"]
    return [f"/{word}{rng.randint(10, 99)}" for word in rng.sample(words, 8)]


@pytest.fixture
def a_web(service):
    """Makes a fake `fetch_links` for a dict from pages to links."""

    def make(links, latency=1):
        return service("fetch_links", latency=latency, result=lambda page: list(links.get(page, [])))

    return make


def assert_each_once(fetch_links):
    __tracebackhide__ = True
    for call in fetch_links.calls:
        if (times := fetch_links.arguments.count(call.first)) > 1:
            fail(
                Verdict.WRONG_RESULT,
                f"the page {call.first!r} was fetched {times} times; each page is fetched once.",
                where=call.place,
                advice="Note a page as seen at the moment when you find it, before anything is awaited.",
            )


async def test_a_page_without_links(kata, a_web, pages):
    assert await kata.crawl(a_web({}), pages[0], 2, 3) == {pages[0]: 0}
    assert await kata.crawl(a_web({}), pages[1], 2, 3) == {pages[1]: 0}, "another crawl, from another page"


async def test_every_page_is_found_with_its_number_of_clicks(kata, a_web, pages):
    start, a, b, c, d, e, *_ = pages
    fetch_links = a_web({start: [a, b], a: [c], b: [d], d: [e]})
    assert await kata.crawl(fetch_links, start, 2, 5) == {start: 0, a: 1, b: 1, c: 2, d: 2, e: 3}
    alike = [a, f"{a}/", a.upper(), f"{a}#top", f"{a}?"]
    result = await kata.crawl(a_web({start: alike, f"{a}/": [b]}), start, 2, 5)
    assert result == {start: 0, **dict.fromkeys(alike, 1), b: 2}, "pages are compared as they are"


async def test_cycles_and_double_links_are_no_reason_to_fetch_a_page_again(kata, a_web, pages):
    start, a, b, c, *_ = pages
    fetch_links = a_web({start: [start, a, a, b], a: [start, c], b: [b, a], c: [a, b, start]})
    result = await kata.crawl(fetch_links, start, 2, 6)
    assert_each_once(fetch_links)
    assert result == {start: 0, a: 1, b: 1, c: 2}


async def test_a_page_found_twice_at_the_same_time_is_fetched_once(kata, a_web, pages):
    start, a, b, c, d, *_ = pages
    fetch_links = a_web({start: [a, b, c], a: [d], b: [d], c: [d]})
    result = await kata.crawl(fetch_links, start, 10, 5)
    assert_each_once(fetch_links)
    assert result == {start: 0, a: 1, b: 1, c: 1, d: 2}


async def test_pages_are_fetched_at_the_same_time_up_to_the_limit(kata, a_web, pages, clock):
    start, *others = pages
    fetch_links = a_web({start: others}, latency=2)
    with clock.takes(8, "a page with links to 7 others, 2 s each, at most 3 at once"):
        await kata.crawl(fetch_links, start, 3, 5)
        fetch_links.assert_at_most(3)
        fetch_links.assert_at_least(3)


async def test_pages_are_fetched_in_the_order_in_which_they_are_found(kata, a_web, pages):
    start, a, b, c, d, e, f, _ = pages
    fetch_links = a_web({start: [b, a], b: [d, c], a: [e], d: [f]})
    await kata.crawl(fetch_links, start, 1, 9)
    fetch_links.assert_one_at_a_time()
    fetch_links.assert_called_with([start, b, a, d, c, e, f])


async def test_links_on_pages_at_the_limit_of_depth_are_ignored(kata, a_web, pages):
    chain = a_web({page: [following] for page, following in pairwise(pages)})
    result = await kata.crawl(chain, pages[0], 2, 3)
    assert result == {page: clicks for clicks, page in enumerate(pages[:4])}, "with depth=3"
    chain.assert_called_with(pages[:4])


async def test_with_a_depth_of_zero_only_the_start_is_fetched(kata, a_web, pages):
    fetch_links = a_web({pages[0]: pages})
    assert await kata.crawl(fetch_links, pages[0], 2, 0) == {pages[0]: 0}
    fetch_links.assert_called_with(pages[:1])


async def test_a_slow_page_does_not_hold_the_others_up(kata, a_web, pages, clock):
    start, slow, a, b, c, d, *_ = pages
    fetch_links = a_web({start: [slow, a], a: [b], b: [c], slow: [d]}, latency=lambda page: 10 if page == slow else 1)
    result = await kata.crawl(fetch_links, start, 2, 9)
    assert result == {start: 0, slow: 1, a: 1, b: 2, c: 3, d: 2}
    starts = {call.first: call.started for call in fetch_links.calls}
    if starts[c] > 3:
        fail(
            Verdict.UNDERUSED,
            f"{b!r} was found at 2 s and {c!r} at 3 s, while {slow!r} took 10 s; there was room for both, but they were"
            f" fetched at {starts[b]:g} and {starts[c]:g} s.",
            where=fetch_links.call_for(b).place,
            advice="Do not wait for all pages of one depth: fetch a page as soon as it is found and there is room.",
        )
    clock.assert_elapsed(12, "this crawl", "1 s, then 10 s for the slow page, then 1 s for the page that it links to")
    # The slow page takes 2.5 s now. Until then 3 pages are found that are deeper than the one it links to.
    start, slow, a, b, c, d, e, near = pages
    fetch_links = a_web(
        {start: [slow, a], a: [b], b: [c, d, e], slow: [near]}, latency=lambda page: 2.5 if page == slow else 1
    )
    await kata.crawl(fetch_links, start, 2, 9)
    if fetch_links.arguments == [start, slow, a, b, c, near, d, e]:
        fail(
            Verdict.WRONG_RESULT,
            f"{d!r} was found at 3 s and {near!r} at 3.5 s, and {near!r} was fetched first, because it is nearer to the"
            " start.",
            where=fetch_links.call_for(near).place,
            advice="First found, first fetched: a plain queue keeps that order. The clicks are for the result and for"
            " `depth`.",
        )
    fetch_links.assert_called_with([start, slow, a, b, c, d, e, near])


async def test_a_page_found_again_by_a_shorter_way_keeps_its_number(kata, a_web, pages):
    start, slow, a, b, c, *_ = pages
    web = {start: [slow, a], a: [b], b: [c], slow: [c]}
    fetch_links = a_web(web, latency=lambda page: 10 if page == slow else 1)
    assert await kata.crawl(fetch_links, start, 3, 9) == {start: 0, slow: 1, a: 1, b: 2, c: 3}


async def test_very_many_pages(kata, a_web, clock):
    start, *others, last = (f"/{number}" for number in range(102))
    fetch_links = a_web({start: others, **{page: [start, last, *others[:5]] for page in others}})
    with clock.takes(12, "a page, its 100 links and one page more, with 1 s for each and 10 at once"):
        result = await kata.crawl(fetch_links, start, 10, 2)
    assert result == {start: 0, **dict.fromkeys(others, 1), last: 2}


async def test_cancelling_it_stops_the_fetches(kata, a_web, pages):
    start, *others = pages
    fetch_links = a_web({start: others}, latency=2)
    task = asyncio.create_task(kata.crawl(fetch_links, start, 3, 1))
    await asyncio.sleep(3)
    await cancel_and_wait(task)
    await asyncio.sleep(0.25)  # whoever was cancelled has ended by now
    for call in fetch_links.calls:
        if call.outcome == "running":
            fail(
                Verdict.LEAKED_TASK,
                f"`crawl` was cancelled, and `{call.described}` goes on: nobody stopped that task.",
                where=call.place,
                advice="Cancel what you started in a `finally`, which runs in this case too, or use a TaskGroup.",
            )
