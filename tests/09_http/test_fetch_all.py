"""Suite: fetch_all."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail
from grader.http_fakes import Reply


@pytest.fixture
def urls(rng):
    return [f"https://{name}.test/{rng.randrange(100)}" for name in rng.sample(["a", "b", "c", "d", "e", "f"], 4)]


def assert_records(records, expected, why="the list of records is wrong"):
    __tracebackhide__ = True
    if repr(records) == repr(expected) and records != expected:
        fail(
            Verdict.WRONG_RESULT,
            f"the records {records!r} look right, but an exception in them is not the one that was raised.",
            advice="Keep the exception that you caught (`except Exception as error`): do not make a new one.",
        )
    assert records == expected, why


async def test_one_url_gives_one_record(kata, http, urls, rng):
    body = "x" * rng.randrange(100, 1000)
    http.get(urls[0], latency=2, text=body)
    records = await kata.fetch_all(urls[:1])
    record = records[0] if isinstance(records, list) and len(records) == 1 else None
    advice = ""
    if isinstance(record, tuple) and len(record) == 3:
        advice = " Try: Its length is that of the body, which must be read for that."
    elif isinstance(record, tuple) and isinstance(record[-1], Exception):
        advice = (
            " Try: No request fails here, so your code has raised the error in the record. Look at how it sends the"
            " request, and whether it reads the body inside of the block of the response and of the session."
        )
    assert records == [(urls[0], 200, len(body))], "the record of one URL." + advice


async def test_the_records_come_in_the_order_of_the_urls(kata, http, urls):
    for number, url in enumerate(urls):
        http.get(url, latency=[3, 1, 4, 2][number], text="x" * (number + 1))
    records = await kata.fetch_all(list(urls))
    expected = [(url, 200, number + 1) for number, url in enumerate(urls)]
    assert records == expected, "the records must be in the order of `urls`"


async def test_a_bad_status_is_a_response_like_any_other(kata, http, urls, rng):
    statuses = rng.sample([203, 400, 404, 410, 500, 503], 4)
    for url, status in zip(urls, statuses, strict=True):
        http.get(url, latency=1, status=status, text="nothing here")
    records = await kata.fetch_all(list(urls))
    expected = [(url, status, 12) for url, status in zip(urls, statuses, strict=True)]
    assert_records(records, expected, "each response has a record (url, status, length), whatever its status")


async def test_the_length_is_counted_in_bytes(kata, http, urls):
    http.get(urls[0], text="Müsli für 2 €")
    http.get(urls[1], text="")
    records = await kata.fetch_all(urls[:2])
    assert records == [(urls[0], 200, 17), (urls[1], 200, 0)], (
        "`length` is the number of bytes in the body. Try: Count what response.read() gives, not response.text()."
    )


async def test_all_requests_wait_at_the_same_time(kata, http, urls):
    for url in urls:
        http.get(url, latency=2, text="x")
    await kata.fetch_all(list(urls))
    http.requests.assert_called(times=4)
    http.requests.assert_all_at_once()


async def test_all_urls_share_a_single_session(kata, http, http_sessions, urls):
    for url in urls:
        http.get(url, latency=1, text="x")
    await kata.fetch_all(list(urls))
    if (number := len(http_sessions.opened)) != 1:
        fail(
            Verdict.FORBIDDEN,
            f"{number} client sessions were opened for 4 URLs; it should be one for all.",
            advice="Open the session first, and hand it to whatever sends the requests.",
        )


async def test_a_request_that_fails_gives_a_record_with_its_error(kata, http, urls, clock):
    error = aiohttp.ClientConnectionError("no route")
    http.get(urls[0], latency=3, text="first")
    http.get(urls[1], latency=1, error=error)
    http.get(urls[2], latency=5, text="third")
    with clock.takes(5, "requests of 3, 1 (which fails) and 5 s", why="a failure stops nothing"):
        records = await kata.fetch_all(urls[:3])
    expected = [(urls[0], 200, 5), (urls[1], error), (urls[2], 200, 5)]
    assert_records(records, expected, "a request that raised has a record (url, error), in its place")


class NoLuck(Exception):
    """An error whose class nobody can know."""


async def test_exceptions_of_any_class_are_recorded(kata, http, urls):
    errors = [TimeoutError(), OSError("too many open files"), aiohttp.InvalidURL("?"), ValueError("no such port")]
    errors += [RuntimeError("the session is closed"), NoLuck("a class of its own")]
    urls += [f"https://library.test/{number}" for number in range(2)]
    for url, error in zip(urls, errors, strict=True):
        http.get(url, latency=1, error=error)
    assert_records(await kata.fetch_all(list(urls)), list(zip(urls, errors, strict=True)))
    http.requests.assert_called(times=6)


async def test_no_urls_give_an_empty_list_and_a_url_given_twice_two_records(kata, http, urls):
    assert await kata.fetch_all([]) == []
    http.get(urls[0], Reply(latency=1, text="first"), Reply(latency=1, text="second"))
    records = await kata.fetch_all([urls[0], urls[0]])
    http.requests.assert_called(times=2)
    # Which of the two requests went out first is nobody's business.
    assert sorted(records, key=str) == [(urls[0], 200, 5), (urls[0], 200, 6)], (
        "a URL that is in `urls` twice has two records, and each tells of a request of its own"
    )
    # Each call has a list of its own, also while another one is at work.
    for number, url in enumerate(urls[1:], 1):
        http.get(url, latency=number, text="x" * number)
    one, other = await asyncio.gather(kata.fetch_all(urls[1:3]), kata.fetch_all(urls[3:]))
    advice = " Try: Make the list of the records in each call: what a module keeps, all calls share."
    assert one == [(urls[1], 200, 1), (urls[2], 200, 2)], "the records of one of two calls at the same time." + advice
    assert other == [(urls[3], 200, 3)], "the records of the other one of two calls at the same time." + advice


async def test_a_hundred_requests_wait_at_once_and_a_body_that_breaks_off_is_an_error(kata, web_server):
    async def handler(request):
        await asyncio.sleep(1)
        if not request.path.endswith("/7"):
            return web.Response(text="fine")
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b"x" * 10)
        request.transport.close()
        return response

    async with web_server(handler) as server:
        # A server never hears of the part after the #, but the record has the URL that was given.
        urls = [f"{server.url}/0#history", *(f"{server.url}/{number}" for number in range(1, 100))]
        records = await kata.fetch_all(list(urls))
        if (at_once := server.requests.starts.count(0)) != 100:
            fail(
                Verdict.UNDERUSED,
                f"{at_once} of 100 requests to one server began at once; all should.",
                advice="A session opens 100 connections at the same time, as many as you like to one server, unless"
                " its connector is told otherwise.",
            )
    broken = records[7] if isinstance(records, list) and len(records) == 100 else None
    if not (isinstance(broken, tuple) and broken[0] == urls[7] and isinstance(broken[-1], aiohttp.ClientPayloadError)):
        fail(
            Verdict.WRONG_RESULT,
            f"a body broke off after 10 of 1000 bytes; its record is {broken!r}, expected (url, error) with the"
            " aiohttp.ClientPayloadError.",
            advice="The reading of the body belongs to the request: its exception makes a record, too.",
        )
    del records[7], urls[7]
    assert records == [(url, 200, 4) for url in urls]


async def test_many_urls_take_as_long_as_the_slowest(kata, http, clock, rng):
    latency = {f"https://library.test/{number}": number + 1 for number in range(12)}
    urls = rng.sample(list(latency), 12)
    for url in urls:
        http.get(url, latency=latency[url], text=url)
    with clock.takes(12, "12 requests of 1 to 12 s"):
        records = await kata.fetch_all(list(urls))
        http.requests.assert_all_at_once()
    assert records == [(url, 200, len(url)) for url in urls]


async def test_when_it_is_cancelled_the_requests_are_cancelled_too(kata, http, http_sessions, urls):
    for number, url in enumerate(urls):
        http.get(url, latency=[1, 4, 5, 6][number], text="x")
    task = asyncio.create_task(kata.fetch_all(list(urls)))
    await asyncio.sleep(2)
    await cancel_and_wait(task)
    for url in urls[1:]:
        http.requests.assert_cancelled(url)
