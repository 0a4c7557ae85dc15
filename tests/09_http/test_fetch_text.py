"""Suite: fetch_text."""

import asyncio

import aiohttp
import pytest
from aiohttp import web
from grader import Verdict, cancel_and_wait, fail
from grader.http_fakes import Reply


@pytest.fixture
def url(rng):
    return f"https://{rng.choice(['tea', 'toys', 'books', 'bikes'])}.test/{rng.randrange(1000)}"


@pytest.fixture
def page(rng):
    return f"<h1>{rng.choice(['Green tea', 'Red kite', 'Old book', 'Fast bike'])}: {rng.randrange(100)} euros</h1>\n"


def assert_still_open(session):
    __tracebackhide__ = True
    if session.closed:
        fail(
            Verdict.WRONG_RESULT,
            "`fetch_text` closed the session that it was given.",
            advice="`async with` belongs around the response, not around the session: who opened it closes it.",
        )


async def test_the_text_of_the_page_is_returned(kata, http, url, page):
    http.get(url, latency=2, text=page)
    async with aiohttp.ClientSession() as session:
        assert await kata.fetch_text(session, url) == page


async def test_one_request_is_sent_with_the_given_session(kata, http, http_sessions, url, page):
    http.get(url, latency=2, text=page)
    async with aiohttp.ClientSession() as session:
        await kata.fetch_text(session, url)
    if http_sessions.opened:
        fail(
            Verdict.FORBIDDEN,
            "`fetch_text` opened a client session of its own.",
            advice="Send the request with the session that you were given: `session.get(...)`.",
        )
    http.requests.assert_called_with([url])


async def test_the_session_stays_open_for_the_next_page(kata, http, url, page):
    http.get(url, Reply(text=page), Reply(text="the next one"))
    async with aiohttp.ClientSession() as session:
        await kata.fetch_text(session, url)
        assert_still_open(session)
        assert await kata.fetch_text(session, url) == "the next one"


@pytest.mark.parametrize("kind", ["400", "another"])
async def test_a_status_of_400_or_above_raises_an_error(kata, http, url, kind, rng):
    status = {"400": 400, "another": rng.choice([404, 500, 502, 503, 504])}[kind]
    http.get(url, latency=1, status=status, text="<h1>Sorry</h1>")
    async with aiohttp.ClientSession() as session:
        came_out = result = None
        try:
            result = await kata.fetch_text(session, url)
        except aiohttp.ClientResponseError as error:
            came_out = error
        if came_out is None:
            fail(
                Verdict.LOST_ERROR,
                f"the server answered with status {status}, and `fetch_text` returned {result!r}.",
                advice="A session raises nothing for a bad status unless you ask it to: response.raise_for_status().",
            )
        assert came_out.status == status, (
            "the error must have the `status` of the response. Try: response.raise_for_status() makes such an error."
        )
        assert_still_open(session)


async def test_a_status_below_400_is_fine(kata, http, url, page, rng):
    for status in (rng.choice([201, 202, 203, 206]), 300):
        http.get(f"{url}/{status}", status=status, text=page)
        async with aiohttp.ClientSession() as session:
            assert await kata.fetch_text(session, f"{url}/{status}") == page


async def test_a_redirection_is_followed(kata, web_server, page):
    async def handler(request):
        if request.path == "/old":
            return web.Response(status=302, headers={"Location": "/new"}, text="it has moved")
        return web.Response(text=page)

    async with web_server(handler) as server, aiohttp.ClientSession() as session:
        assert await kata.fetch_text(session, f"{server.url}/old") == page, "the session follows a redirection"


async def test_an_empty_page_gives_an_empty_text(kata, http, url):
    http.get(url, latency=1, text="")
    async with aiohttp.ClientSession() as session:
        assert await kata.fetch_text(session, url) == ""


async def test_the_text_is_decoded_as_the_server_says(kata, http, url, rng):
    page, charset = "Grüne Äpfel für 2 £", rng.choice(["latin-1", "cp1252", "utf-16"])
    http.get(url, text=page.encode(charset), headers={"Content-Type": f"text/plain; charset={charset}"})
    async with aiohttp.ClientSession() as session:
        assert await kata.fetch_text(session, url) == page


async def test_without_a_response_the_error_of_the_session_comes_through(kata, http, url, rng):
    error = rng.choice([aiohttp.ClientConnectionError("no route"), TimeoutError("time over")])
    http.get(url, latency=1, error=error)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(type(error), match=str(error)):
            await kata.fetch_text(session, url)
    http.requests.assert_called(times=1)


async def test_many_pages_can_be_fetched_at_the_same_time(kata, http, clock):
    urls = [f"https://shop.test/{number}" for number in range(20)]
    for url in urls:
        http.get(url, latency=2, text=url.upper())
    async with aiohttp.ClientSession() as session:
        with clock.takes(2, "20 requests of 2 s at the same time"):
            texts = await asyncio.gather(*(kata.fetch_text(session, url) for url in urls))
    assert texts == [url.upper() for url in urls]


async def test_it_can_be_cancelled_while_it_waits(kata, http, url, page):
    http.get(url, latency=4, text=page)
    async with aiohttp.ClientSession() as session:
        task = asyncio.create_task(kata.fetch_text(session, url))
        await asyncio.sleep(1)
        await cancel_and_wait(task)
        http.requests.assert_cancelled(url)
        assert_still_open(session)
