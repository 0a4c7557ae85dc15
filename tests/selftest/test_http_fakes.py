"""The HTTP fakes: latencies, the record of requests, and what is left open."""

import pytest

SUITE = """
    import aiohttp
    from grader.http_fakes import Reply

    async def test_it(kata, http, http_sessions, clock):
        http.get("https://shop.test/a", latency=2, text="apple")
        http.get("https://shop.test/b", Reply(status=503, latency=1), Reply(payload={"b": 1}, latency=1))
        http.get("https://shop.test/c", latency=3, error=aiohttp.ClientConnectionError("no route"))
        assert await kata.answer() == ["apple", 503, {"b": 1}, "no route"]
        assert clock.elapsed == 3
        http.requests.assert_at_least(3)
        assert sorted(http.requests.arguments) == ["https://shop.test/" + x for x in "abbc"]
        assert len(http_sessions.opened) == 1
"""

CLEAN = """
import asyncio, aiohttp
async def a(session):
    async with session.get("https://shop.test/a") as response:
        return await response.text()
async def b(session):
    first = await session.get("https://shop.test/b")
    first.release()
    second = await session.get("https://shop.test/b")
    return [first.status, await second.json()]
async def c(session):
    try:
        await session.get("https://shop.test/c")
    except aiohttp.ClientConnectionError as exc:
        return str(exc)
async def answer():
    async with aiohttp.ClientSession() as session:
        one, two, three = await asyncio.gather(a(session), b(session), c(session))
        return [one, *two, three]
"""


def test_an_error_status_can_be_raised(project):
    graded = project.grade(
        """
        async def answer(session):
            async with session.get("https://shop.test/a") as response:
                response.raise_for_status()
        """,
        """
        import aiohttp, pytest

        async def test_it(kata, http):
            http.get("https://shop.test/a", status=404)
            async with aiohttp.ClientSession() as session:
                with pytest.raises(aiohttp.ClientResponseError, match="Not Found"):
                    await kata.answer(session)
        """,
    )
    assert graded.status == 0, graded.text


def test_urls_answer_after_their_latency(project):
    graded = project.grade(CLEAN, SUITE)
    assert graded.status == 0, graded.text


@pytest.mark.parametrize(
    ("instead", "of", "message", "line"),
    [
        ("    pass", "    first.release()", "the response of https://shop.test/b was neither read nor released", 6),
        ("session = aiohttp.ClientSession()\n    if True:", "async with aiohttp.ClientSession() as session:",
         "a client session was opened and never closed", 16),
    ],
)  # fmt: skip
def test_what_is_left_open_is_found_with_its_line(project, instead, of, message, line):
    graded = project.grade(CLEAN.replace(of, instead), SUITE)
    assert graded.verdict == "LEAKED_RESOURCE", graded.text
    assert graded.message.startswith(message)
    assert f"kata.py:{line}" in graded.text


SERVER = """
    import asyncio
    from aiohttp import web

    async def handler(request):
        await asyncio.sleep(2)
        return web.Response(text=request.path)

    async def test_it(kata, web_server, clock):
        async with web_server(handler) as server:
            assert await kata.answer(server.url) == ["/0", "/1", "/2", "/3"]
            assert clock.elapsed == 4
            assert server.connections == 2
            server.requests.assert_at_most(2)
            server.requests.assert_at_least(2)
            assert server.open_connections == 0
"""


def test_a_real_server_over_loopback_in_virtual_time(project):
    graded = project.grade(
        """
        import asyncio, aiohttp
        async def answer(url):
            async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2)) as session:
                async def get(n):
                    async with session.get(f"{url}/{n}") as response:
                        return await response.text()
                return await asyncio.gather(*(get(n) for n in range(4)))
        """,
        SERVER.replace("assert server.open_connections == 0", ""),
    )
    assert graded.status == 0, graded.text


def test_a_session_left_open_at_a_real_server_is_found(project):
    graded = project.grade(
        """
        import asyncio, aiohttp
        async def answer(url):
            session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=2))
            async def get(n):
                async with session.get(f"{url}/{n}") as response:
                    return await response.text()
            return await asyncio.gather(*(get(n) for n in range(4)))
        """,
        SERVER.replace("assert server.open_connections == 0", ""),
    )
    assert graded.verdict == "LEAKED_RESOURCE"
    assert graded.message.startswith("a client session was opened and never closed")
    assert "kata.py:3" in graded.text


def test_nobody_listens_at_a_deserted_server_and_nobody_else_gets_its_port(project):
    graded = project.grade(
        """
        import aiohttp
        async def answer(url):
            async with aiohttp.ClientSession() as session:
                await session.get(url)
        """,
        """
        import socket
        import aiohttp, pytest

        async def test_it(kata, deserted_server, clock):
            with pytest.raises(aiohttp.ClientConnectorError):
                await kata.answer(deserted_server.url + "/")
            assert clock.elapsed == 0
            with pytest.raises(OSError):
                socket.create_server(("127.0.0.1", int(deserted_server.url.rpartition(":")[2])))
        """,
    )
    assert graded.status == 0, graded.text


def test_a_time_limit_of_the_client_is_exact_and_cancels_the_request(project):
    graded = project.grade(
        """
        import asyncio, aiohttp
        async def answer(url):
            timeout = aiohttp.ClientTimeout(total=0.5)
            async with aiohttp.ClientSession(timeout=timeout) as session:
                try:
                    async with session.get(url) as response:
                        pass
                except TimeoutError:
                    return "late"
        """,
        """
        import asyncio
        from aiohttp import web

        async def handler(request):
            await asyncio.sleep(2)
            return web.Response(text=request.path)

        async def test_it(kata, web_server, clock):
            async with web_server(handler) as server:
                assert await kata.answer(server.url) == "late"
                assert clock.elapsed == 0.5
                await asyncio.sleep(0.5)
                server.requests.assert_cancelled("/")
        """,
    )
    assert graded.status == 0, graded.text


MEMORY = """
    async def test_it(kata, memory):
        with memory.at_most(1_000_000, "counting"):
            await kata.answer()
"""


def test_too_much_memory_is_found(project):
    assert project.grade("async def answer():\n    bytearray(900_000)\n", MEMORY).status == 0
    graded = project.grade("async def answer():\n    bytearray(5_000_000)\n", MEMORY)
    assert graded.verdict == "HOGGED_MEMORY"
    assert graded.message == "counting took 5 MB of memory at once; at most 1 MB are allowed."


def test_a_little_too_much_memory_is_not_called_what_is_allowed(project):
    graded = project.grade("async def answer():\n    bytearray(1_200_000)\n", MEMORY)
    assert graded.message == "counting took over 1 MB of memory at once; at most 1 MB are allowed."
