"""Suite: one_session."""

import asyncio

import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail


def text_of(path):
    return f"the text of {path}"


@pytest.fixture
def shop(web_server):
    """Make a server: latency is a number of seconds, or a dict from path to seconds (1 if not there).

    The headers come after half of the time, or at once.
    """

    def make(latency=1, headers_at_once=False):
        async def handler(request):
            seconds = latency.get(request.path, 1) if isinstance(latency, dict) else latency
            share = 0 if headers_at_once else 0.5
            await asyncio.sleep(seconds * share)
            response = web.StreamResponse()
            await response.prepare(request)
            await asyncio.sleep(seconds * (1 - share))
            await response.write(text_of(request.path).encode())
            return response

        return web_server(handler)

    return make


@pytest.fixture
def paths(rng):
    return [f"/{name}" for name in rng.sample(["bread", "butter", "cheese", "eggs", "milk", "salt", "tea", "wine"], 6)]


def urls_of(server, paths):
    return [server.url + path for path in paths]


def made_by(kata, task):
    return getattr(getattr(task.get_coro(), "cr_code", None), "co_filename", None) == kata.__file__


def assert_pages(pages, expected, why=""):
    __tracebackhide__ = True
    if isinstance(pages, list) and len(pages) == len(expected) and None in pages and None not in expected:
        fail(
            Verdict.WRONG_RESULT,
            f"{pages.count(None)} of {len(pages)} pages are None, although every server answered in time{why}.",
            advice="From when on do the seconds of a request count, and from when on should they?",
        )
    assert pages == expected


async def test_one_url_gives_the_text_of_its_page(kata, shop):
    async with shop() as server:
        assert await kata.fetch_pages([server.url + "/bread"], 4, 2) == [text_of("/bread")]


async def test_the_texts_come_in_the_order_of_the_urls(kata, shop, paths):
    async with shop(dict(zip(paths, [1, 2, 0.5, 1.5, 0.25, 1], strict=True))) as server:
        pages = await kata.fetch_pages(urls_of(server, paths), 6, 4)
    assert pages == [text_of(path) for path in paths]


async def test_as_many_requests_run_at_once_as_the_limit_allows(kata, shop, paths, rng):
    async with shop(
        {path: quarters / 4 for path, quarters in zip(paths, rng.sample(range(2, 13), 6), strict=True)},
        headers_at_once=True,
    ) as server:
        await kata.fetch_pages(urls_of(server, paths), 3, 4)
        if (most := server.requests.most_in_flight) > 3:
            fail(
                Verdict.UNBOUNDED,
                f"{most} requests ran at once to one host; the limit is 3. A request runs until the last byte of its"
                " answer has come: its headers come first.",
                advice="Wait for the turn of the host before the request, and keep it until the text has been read.",
            )
        server.requests.assert_at_least(3)
        ends = sorted(call.ended for call in server.requests.calls)
        # The fourth request starts when the first one ends, the fifth when the second one ends, and so on.
        for start, room in zip(sorted(server.requests.starts), [0, 0, 0, *ends], strict=False):
            if start != room:
                fail(
                    Verdict.UNDERUSED,
                    f"after {room:g} s there was room for one more request to the host, as the limit is 3;"
                    f" it started after {start:g} s only.",
                )


async def test_one_session_serves_all_urls(kata, shop, paths, http_sessions):
    async with shop() as one, shop() as two:
        await kata.fetch_pages(urls_of(one, paths) + urls_of(two, paths), 3, 4)
    if (opened := len(http_sessions.opened)) != 1:
        fail(
            Verdict.WRONG_RESULT,
            f"{opened} sessions were opened for 12 URLs; one does for all of them.",
            advice="Open the session once, before the first request, and hand it to whatever sends the requests.",
        )


async def test_connections_are_used_again(kata, shop, rng):
    paths = [f"/page-{number}" for number in range(12)]
    async with shop({path: rng.choice([0.25, 0.5, 0.75, 1]) for path in paths}) as server:
        await kata.fetch_pages(urls_of(server, paths), 2, 20)
        if server.connections > 2:
            fail(
                Verdict.WRONG_RESULT,
                f"12 requests, 2 at a time, opened {server.connections} connections to the host; 2 do for all of them.",
                advice="A session keeps the connection of a response that was read to its end, and uses it again.",
            )


async def test_a_slow_host_does_not_hold_up_the_others(kata, shop, paths):
    async with shop(latency=8) as slow, shop() as quick:
        await kata.fetch_pages(urls_of(slow, paths[:5]) + urls_of(quick, paths), 2, 10)
        if quick.requests.starts != [0, 0, 1, 1, 2, 2]:
            shown = ", ".join(f"{start:g}" for start in quick.requests.starts)
            fail(
                Verdict.UNDERUSED,
                "6 requests of 1 s to the quick host, 2 at a time, should start at 0, 0, 1, 1, 2, 2 s, whatever the"
                f" slow host does; they started at {shown} s.",
                advice="Count the requests for each host by itself. Two ports are two hosts.",
            )


async def test_a_late_page_is_none_after_exactly_the_allowed_seconds(kata, shop, paths, clock):
    async with shop({paths[1]: 600}) as server:
        with clock.takes(2.5, "6 requests, of which one hangs,", why="that one is given up after 2.5 s"):
            pages = await kata.fetch_pages(urls_of(server, paths), 6, 2.5)
        assert pages == [None if path == paths[1] else text_of(path) for path in paths]
        await asyncio.sleep(1)
        server.requests.assert_cancelled(paths[1])


async def test_the_wait_for_its_turn_does_not_count_as_the_time_of_a_request(kata, shop, paths, clock):
    async with shop() as server:
        pages = await kata.fetch_pages(urls_of(server, paths), 2, 1.5)
    why = ": each needs 1 s of its 1.5 s once it has begun, and waiting for its turn does not count"
    assert_pages(pages, [text_of(path) for path in paths], why)
    clock.assert_elapsed(3, "6 requests of 1 s", why="2 of them run at a time")


async def test_a_page_that_comes_in_drops_is_late_all_the_same(kata, web_server, shop, paths, clock):
    async def handler(request):
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(40):
            await response.write(b"drip ")
            await asyncio.sleep(0.5)
        return response

    why = "a request has 2 s until the last byte of its answer, and this one needs 20 s"
    async with web_server(handler) as server:
        with clock.takes(2, "a page that comes in drops", why=why):
            pages = await kata.fetch_pages([server.url + "/drops"], 1, 2)
    assert pages == [None]
    # A late page is nothing but a request that has ended: the others of its host get their turn.
    async with shop({paths[0]: 600}) as server:
        with clock.takes(4.5, "3 requests, one at a time, of which the first hangs,", why="the others get their turn"):
            pages = await kata.fetch_pages(urls_of(server, paths[:3]), 1, 2.5)
        assert pages == [None, text_of(paths[1]), text_of(paths[2])], (
            "three pages of one host, one at a time, and the first was late"
        )


async def test_no_urls_a_url_twice_and_a_host_that_is_not_there(kata, shop, web_server, clock):
    prices = iter(["9 euros", "8 euros"])

    async def change_the_price(request):
        return web.Response(text=next(prices))

    async with web_server(change_the_price) as server:
        pages = await kata.fetch_pages([server.url + "/tea"] * 2, 1, 4)
    if pages not in (["9 euros", "8 euros"], ["8 euros", "9 euros"]):  # either request may be the first
        fail(
            Verdict.WRONG_RESULT,
            f"one URL was given twice, and the page was another each time ('9 euros', '8 euros'): got {pages!r}.",
            advice="Send a request for each, and keep the texts by their places in the list. A dict by URL has room for"
            " one of them only.",
        )

    async def hang_up(request):
        request.transport.close()
        return web.Response()

    async with web_server(hang_up) as server:
        assert await kata.fetch_pages([server.url], 1, 4) == [None], "the server closed the connection unanswered"
    async with shop() as server:
        async with shop() as other:
            gone = other.url
        assert await kata.fetch_pages([], 2, 4) == []
        pages = await kata.fetch_pages([server.url + "/tea", gone + "/tea", server.url + "/tea"], 1, 4)
        assert pages == [text_of("/tea"), None, text_of("/tea")]
        server.requests.assert_called(times=2)
        if await kata.fetch_pages([server.url + "/tea"] * 3, 3, 4) and server.requests.most_in_flight < 3:
            fail(
                Verdict.UNDERUSED,
                "one search of a host had `per_host` 1, and the next search of that host had 3: it still sent one"
                " request at a time.",
                advice="Make the limits in each call of fetch_pages: what a module keeps, all calls share.",
            )
        calls = [kata.fetch_pages([server.url + "/tea"] * 4, 2, 4) for _ in range(2)]
        before = len(server.requests.calls)
        begin = clock.elapsed
        await asyncio.gather(*calls)
        if (at_once := server.requests.starts[before:].count(begin)) != 4:
            fail(
                Verdict.UNDERUSED,
                f"two searches of a host began at the same time, each with `per_host` 2, and together they sent"
                f" {at_once} requests at once; expected 2 each.",
                advice="Make the limits in each call of fetch_pages: what a module keeps, all calls share.",
            )


async def test_there_is_no_limit_over_all_hosts(kata, shop):
    numbers = [f"/{number}" for number in range(52)]
    async with shop() as one, shop() as two:
        pages = await kata.fetch_pages(urls_of(one, numbers) + urls_of(two, numbers), 52, 1.5)
        at_once = (one.requests.starts + two.requests.starts).count(0)
        if at_once != 104:
            fail(
                Verdict.UNDERUSED,
                f"{at_once} of 104 requests began at once; all should, as each of two hosts allows 52.",
                advice="A session opens 100 connections at most, unless its connector is told otherwise.",
            )
    assert_pages(pages, [text_of(path) for path in numbers * 2])


async def test_cancelled_it_gives_up_its_requests(kata, shop, paths):
    async with shop(latency=60) as server:
        task = asyncio.create_task(kata.fetch_pages(urls_of(server, paths), 4, 100))
        await asyncio.sleep(3)
        await cancel_and_wait(task)
        # aiohttp has tasks of its own; and who has been cancelled may need a moment more.
        left = [each for each in asyncio.all_tasks() if made_by(kata, each) and not each.cancelling()]
        if left:
            fail(
                Verdict.LEAKED_TASK,
                f"`fetch_pages` was cancelled and ended, and {len(left)} of its tasks went on.",
                advice="Cancel them and wait until they have ended: a TaskGroup does both, and gather as well.",
            )
        await asyncio.sleep(1)
        server.requests.assert_nothing_in_flight()
        assert len(server.requests.calls) == 4, "no request starts any more after the cancellation"
        assert server.open_connections == 0, "the session and its connections are closed"
