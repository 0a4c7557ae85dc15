"""Loopback connections in virtual time."""

SUITE = """
    import asyncio

    async def test_it(kata, clock):
        async def serve(reader, writer):
            while line := await reader.readline():
                await asyncio.sleep(2)
                writer.write(line.upper())
            writer.close()
            await writer.wait_closed()

        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            assert await kata.answer(port) == [b"A\\n", b"B\\n"] * 20
        assert clock.elapsed == 4
"""


def test_forty_clients_take_as_long_as_one(project):
    graded = project.grade(
        """
        import asyncio
        async def ask(port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            replies = []
            for line in (b"a\\n", b"b\\n"):
                writer.write(line)
                replies.append(await reader.readline())
            writer.close()
            await writer.wait_closed()
            return replies
        async def answer(port):
            return sum(await asyncio.gather(*(ask(port) for _ in range(20))), [])
        """,
        SUITE,
    )
    assert graded.status == 0, graded.text


def test_waiting_for_bytes_that_nobody_sends_is_a_deadlock(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            await reader.readline()
        """,
        SUITE,
    )
    assert graded.verdict == "DEADLOCK"
    assert "kata.py:4" in graded.text


def test_a_connection_left_open_is_found(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(port):
            result = []
            for _ in range(20):
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                result += [b"A\\n", b"B\\n"]
            await asyncio.sleep(4)
            return result
        """,
        SUITE,
    )
    assert graded.verdict == "LEAKED_RESOURCE", graded.text
    assert graded.message.startswith("a connection that your code opened was still open")
    assert "kata.py:5" in graded.text


SERVER = """
    import asyncio

    async def test_it(kata, clock):
        server = await kata.answer()
        port = server.sockets[0].getsockname()[1]
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        assert await reader.readline() == b"hi\\n"
        writer.close()
        await writer.wait_closed()
        {close}
"""


def test_a_server_left_open_is_found(project):
    answer = """
        import asyncio
        async def serve(reader, writer):
            writer.write(b"hi\\n")
            writer.close()
        async def answer():
            return await asyncio.start_server(serve, "127.0.0.1", 0)
    """
    assert project.grade(answer, SERVER.format(close="server.close()")).status == 0
    graded = project.grade(answer, SERVER.format(close=""))
    assert graded.verdict == "LEAKED_RESOURCE"
    assert graded.message.startswith("a server was still open")
    assert "kata.py:6" in graded.text


def test_a_connection_that_the_server_leaves_open_is_found(project):
    answer = """
        import asyncio
        kept = []
        async def serve(reader, writer):
            writer.write(b"hi\\n")
            kept.append(writer)
            await asyncio.Event().wait()
        async def answer():
            return await asyncio.start_server(serve, "127.0.0.1", 0)
    """
    graded = project.grade(answer, SERVER.format(close="server.close()"))
    assert graded.verdict in ("LEAKED_RESOURCE", "LEAKED_TASK"), graded.text


def test_an_abort_after_a_close_that_had_to_wait_does_nothing(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(port):
            async def send(reader, writer):
                writer.write(bytes(8_000_000))
                writer.close()
                await writer.wait_closed()
                writer.transport.abort()
            server = await asyncio.start_server(send, "127.0.0.1", 0)
            async with server:
                reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                await asyncio.sleep(60)
                size = 0
                while piece := await reader.read(100_000):
                    size += len(piece)
                writer.close()
                await writer.wait_closed()
            return size
        """,
        "async def test_it(kata):\n    assert await kata.answer(0) == 8_000_000\n",
    )
    assert graded.status == 0, graded.text
