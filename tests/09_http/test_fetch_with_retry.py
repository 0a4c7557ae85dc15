"""Suite: fetch_with_retry."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail
from grader.http_fakes import Reply


@pytest.fixture
def url(rng):
    return f"https://weather.test/{rng.randrange(1000)}"


@pytest.fixture
def data(rng):
    return {"sun": rng.choice([True, False]), "degrees": rng.randrange(30)}


async def error_of(coroutine, expected, when):
    """The exception that comes out; it must be of the expected class."""
    __tracebackhide__ = True
    try:
        result = await coroutine
    except expected as error:
        return error
    fail(
        Verdict.LOST_ERROR,
        f"{when}, and `fetch_with_retry` returned {result!r}; expected {expected.__name__}.",
        advice="The caller must see the error: let it through, or raise it again, where no further try is due.",
    )


async def data_after_failures(kata, session, url, tries, requests):
    """The data that come with the last reply; no error may come out before."""
    __tracebackhide__ = True
    try:
        return await kata.fetch_with_retry(session, url, tries)
    except (aiohttp.ClientError, TimeoutError) as error:
        status = getattr(error, "status", None)
        fail(
            Verdict.WRONG_RESULT,
            f"{type(error).__name__}{f' with status {status}' if status else ''} came out after try"
            f" {len(requests.calls)} of {tries}; another try was due.",
            advice="A status of 500 or above, a TimeoutError and an aiohttp.ClientConnectionError are worth another"
            " try, wherever in the request they come from.",
        )


def _moments(starts):
    return ", ".join(f"{start:g}" for start in starts) + " s"


async def test_a_good_answer_gives_the_data(kata, http, url, data, clock):
    http.get(url, latency=2, payload=data)
    async with aiohttp.ClientSession() as session:
        with clock.takes(2, "one request of 2 s"):
            assert await kata.fetch_with_retry(session, url) == data
    http.requests.assert_called_with([url])


async def test_empty_data_is_data_too(kata, http, url):
    for number, nothing in enumerate(({}, []), 1):
        http.get(f"{url}/{number}", Reply(payload=nothing))
        async with aiohttp.ClientSession() as session:
            got = await kata.fetch_with_retry(session, f"{url}/{number}")
        assert got == nothing, f"the server sent {nothing} with status 200: that is data like any other"
        http.requests.assert_called(times=number)


async def test_status_404_gives_none_at_once(kata, http, url, clock):
    http.get(url, status=404)
    async with aiohttp.ClientSession() as session:
        with clock.takes(0, "a 404", why="what is missing will be missing in a second too"):
            assert await kata.fetch_with_retry(session, url) is None
    http.requests.assert_called(times=1)


async def test_a_second_after_status_503_it_tries_again(kata, http, url, data):
    http.get(url, Reply(status=503, latency=0.5), Reply(payload=data))
    async with aiohttp.ClientSession() as session:
        assert await data_after_failures(kata, session, url, 4, http.requests) == data
    http.requests.assert_started_at(0, 1.5)


async def test_each_wait_is_twice_as_long_whatever_the_failure_was(kata, http, url, data, rng):
    failures = [
        Reply(status=rng.choice([502, 504])),
        Reply(error=aiohttp.ClientConnectionError("no route")),
        Reply(error=TimeoutError()),
        Reply(status=500),
        Reply(status=rng.choice([501, 505, 507, 520])),
        Reply(error=TimeoutError()),
        Reply(status=503),
    ]
    http.get(url, *failures, Reply(payload=data))
    async with aiohttp.ClientSession() as session:
        assert await data_after_failures(kata, session, url, 8, http.requests) == data
    http.requests.assert_started_at(0, 1, 3, 7, 15, 31, 63, 127)


async def test_after_the_last_try_its_error_is_raised_without_a_wait(kata, http, url, clock, rng):
    first, second, last = rng.sample([500, 502, 503, 504], 3)
    replies = [Reply(status=status, latency=0.5) for status in (first, second)]
    # The header is for whoever tries again, and that is nobody here.
    http.get(url, *replies, Reply(status=last, latency=0.5, headers={"Retry-After": "30"}))
    async with aiohttp.ClientSession() as session:
        error = await error_of(
            kata.fetch_with_retry(session, url, tries=3), aiohttp.ClientResponseError, "all 3 tries failed"
        )
    http.requests.assert_called(times=3)
    clock.assert_elapsed(4.5, "3 tries of 0.5 s", why="with waits of 1 and 2 s, and none after the last one")
    assert error.status == last, "the error must have the `status` of the last response"
    await _two_more_calls_fail(kata, http, url, last)


async def _two_more_calls_fail(kata, http, url, status):
    """Both at the same time; in each of them, the last try fails in another way than those before it."""
    __tracebackhide__ = True
    lost, late = aiohttp.ClientConnectionError("no route"), TimeoutError("time over")
    http.get(f"{url}/late", Reply(status=status), Reply(error=lost), Reply(error=late))
    http.get(f"{url}/bad", Reply(error=late), Reply(error=lost), Reply(status=status))
    before = len(http.requests.calls)
    async with aiohttp.ClientSession() as session:
        calls = [kata.fetch_with_retry(session, f"{url}/{last}", tries=3) for last in ("late", "bad")]
        outcomes = await asyncio.gather(*calls, return_exceptions=True)
    starts, expected = http.requests.starts[before:], [4.5, 4.5, 5.5, 5.5, 7.5, 7.5]
    if starts != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"after a call that had failed, two more calls with 3 tries failed at the same time: their requests started"
            f" at {_moments(starts)}, expected {_moments(expected)}.",
            advice="Count in local variables of the call: what a module keeps, all calls share.",
            expected_at=expected,
        )
    last_error = "Raise what the last try has raised, and keep no error of an earlier one."
    if outcomes[0] is not late:
        fail(
            Verdict.WRONG_RESULT if isinstance(outcomes[0], Exception) else Verdict.LOST_ERROR,
            f"the last of 3 tries failed with a TimeoutError, after status {status} and a ClientConnectionError, and"
            f" {_shown(outcomes[0])} came out.",
            advice=last_error,
        )
    if getattr(outcomes[1], "status", None) != status:
        fail(
            Verdict.WRONG_RESULT if isinstance(outcomes[1], Exception) else Verdict.LOST_ERROR,
            f"the last of 3 tries gave status {status}, after a TimeoutError and a ClientConnectionError, and"
            f" {_shown(outcomes[1])} came out.",
            advice=last_error,
        )


def _shown(outcome):
    if not isinstance(outcome, Exception):
        return repr(outcome)
    return f"a {type(outcome).__name__}" + (f" with status {outcome.status}" if hasattr(outcome, "status") else "")


async def test_a_single_try_raises_its_exception_as_it_is(kata, http, url, clock, rng):
    failure = rng.choice([aiohttp.ClientConnectionError("no route"), TimeoutError("time over")])
    http.get(url, latency=2, error=failure)
    async with aiohttp.ClientSession() as session:
        with clock.takes(2, "a single try of 2 s", why="there is no wait after the last try"):
            error = await error_of(kata.fetch_with_retry(session, url, tries=1), type(failure), "the only try failed")
    assert error is failure, "the exception must come out as the session raised it"


async def test_whatever_another_try_cannot_mend_comes_out_at_once(kata, http, url, rng):
    status = rng.choice([401, 403, 409, 410, 422, 423, 425])
    cut_off = aiohttp.ClientPayloadError("cut off")
    json, html = ({"Content-Type": kind} for kind in ("application/json", "text/html"))
    cases = [
        (Reply(status=status), aiohttp.ClientResponseError, f"the server answered {status}"),
        (Reply(status=400, payload={}), aiohttp.ClientResponseError, "the server answered 400"),
        (Reply(status=408), aiohttp.ClientResponseError, "the server answered 408"),
        (Reply(error=cut_off), aiohttp.ClientPayloadError, "the request raised a ClientPayloadError"),
        (Reply(error=aiohttp.InvalidURL("?")), aiohttp.InvalidURL, "the request raised an InvalidURL"),
        (Reply(error=OSError("too many open files")), OSError, "the request raised a plain OSError"),
        (Reply(text="<h1>Welcome</h1>", headers=json), ValueError, "the body was no JSON"),
        (Reply(text="<h1>Welcome</h1>", headers=html), Exception, "an HTML page came with status 200"),
    ]
    async with aiohttp.ClientSession() as session:
        for number, (reply, expected, when) in enumerate(cases, 1):
            http.get(f"{url}/{number}", reply)
            error = await error_of(kata.fetch_with_retry(session, f"{url}/{number}"), expected, when)
            if (asked := len(http.requests.calls) - number + 1) != 1:
                fail(
                    Verdict.WRONG_RESULT,
                    f"{when}, and `fetch_with_retry` asked {asked} times for it, expected once.",
                    advice="Try again only after what the contract names: anything else would fail in the same way.",
                )
            if number == 1:
                assert error.status == status, "the error must have the `status` of the response"
        # The same holds for a later try.
        http.get(f"{url}/moved", Reply(status=503), Reply(status=status))
        http.get(f"{url}/gone", Reply(status=503), Reply(status=404))
        when = f"the server answered 503 and then {status}"
        await error_of(kata.fetch_with_retry(session, f"{url}/moved"), aiohttp.ClientResponseError, when)
        if (asked := len(http.requests.calls) - len(cases)) != 2:
            fail(Verdict.WRONG_RESULT, f"{when}, and `fetch_with_retry` asked {asked} times for it, expected twice.")
        try:
            result = await kata.fetch_with_retry(session, f"{url}/gone")
        except aiohttp.ClientResponseError as error:
            fail(
                Verdict.WRONG_RESULT,
                f"the server answered 503 and then 404, and a {type(error).__name__} came out; expected None.",
            )
        assert result is None, "the server answered 503 and then 404"


async def test_retry_after_replaces_one_wait(kata, http, url, data, rng):
    seconds = rng.choice([90, 180, 300])
    http.get(
        url,
        Reply(status=rng.choice([500, 502]), headers={"Retry-After": str(seconds)}),
        Reply(error=aiohttp.ClientConnectionError("no route")),
        Reply(status=503),
        Reply(status=503, headers={"Retry-After": "0"}),
        Reply(payload=data),
    )
    async with aiohttp.ClientSession() as session:
        assert await kata.fetch_with_retry(session, url, tries=5) == data
    starts, expected = http.requests.starts, [0, seconds, seconds + 2, seconds + 6, seconds + 6]
    if starts != expected:
        fail(
            Verdict.WRONG_TIMING,
            f"a bad status with Retry-After {seconds}, no connection, a bad status without the header, and one with"
            f" Retry-After 0: the requests started at {_moments(starts)}, expected {_moments(expected)}.",
            advice="The header replaces the wait after its own response, whatever the status. After the second try 2 s"
            " are due, as always.",
            expected_at=expected,
        )


async def test_a_body_that_does_not_come_in_time_is_a_failed_try(kata, web_server, data):
    async def handler(request):
        if len(server.requests.calls) > 1:
            return web.json_response(data)
        response = web.StreamResponse(headers={"Content-Type": "application/json"})
        await response.prepare(request)
        await response.write(b"{")
        await asyncio.sleep(600)
        return response

    limit = aiohttp.ClientTimeout(total=10)
    async with web_server(handler) as server, aiohttp.ClientSession(timeout=limit) as session:
        assert await data_after_failures(kata, session, f"{server.url}/today", 4, server.requests) == data
        server.requests.assert_started_at(0, 11)


async def test_it_can_be_cancelled_in_a_request_and_in_a_wait(kata, http, url):
    http.get(url, status=503, latency=2)
    async with aiohttp.ClientSession() as session:
        for moment in (1, 2.5):
            task = asyncio.create_task(kata.fetch_with_retry(session, url))
            await asyncio.sleep(moment)
            await cancel_and_wait(task)
            await asyncio.sleep(20)
    http.requests.assert_called(times=2)


async def test_while_it_waits_others_can_use_the_connection(kata, web_server):
    async def handler(request):
        # Too long to arrive by itself: as long as nobody reads or releases it, its connection is busy.
        return web.Response(status=503, body=bytes(1_000_000)) if request.path == "/broken" else web.Response()

    async with (
        web_server(handler) as server,
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session,
    ):
        waiting = asyncio.create_task(kata.fetch_with_retry(session, f"{server.url}/broken"))
        await asyncio.sleep(0.5)
        free = True
        try:
            async with asyncio.timeout(0.25), session.get(f"{server.url}/other"):
                pass
        except TimeoutError:
            free = False
        await cancel_and_wait(waiting)
    if not free:
        fail(
            Verdict.WRONG_TIMING,
            "a session with a single connection: while `fetch_with_retry` waited for its next try, another request"
            " could not begin, because the failed response still held the connection.",
            advice="Leave the `async with` block of the response (or release it) before you sleep.",
        )
