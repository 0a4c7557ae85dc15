"""The fakes for threads and processes."""

import pytest

THREADS = """
    import contextvars

    user = contextvars.ContextVar("user", default="nobody")

    async def test_it(kata, blocking_service, clock):
        read = blocking_service("read", latency={"a": 2, "b": 3, "c": 1}, result=lambda x: (x, user.get()))
        user.set("ann")
        assert await kata.answer(read) == [("a", "ann"), ("b", "ann"), ("c", "ann")]
        assert clock.elapsed == 3
        read.assert_all_at_once()
        read.assert_threads_ended()
        assert read.most_threads == 3
"""


def test_threads_overlap_exactly_and_have_the_context(project):
    graded = project.grade(
        """
        import asyncio
        async def answer(read):
            return await asyncio.gather(*(asyncio.to_thread(read, x) for x in "abc"))
        """,
        THREADS,
    )
    assert graded.status == 0, graded.text


def test_a_call_on_the_loop_is_found_with_its_line(project):
    graded = project.grade("async def answer(read):\n    return [read(x) for x in 'abc']\n", THREADS)
    assert graded.verdict == "BLOCKED_LOOP"
    assert "`read` was called on the event loop's thread" in graded.message
    assert "kata.py:2" in graded.text
    assert "to_thread(read" in graded.text


def test_a_thread_that_stays_at_work_is_found(project):
    graded = project.grade(
        """
        import asyncio, threading
        async def answer(read):
            def work():
                read("a")
                threading.Event().wait()
            threading.Thread(target=work, daemon=True).start()
            await asyncio.sleep(3)
            return [("a", "ann"), ("b", "ann"), ("c", "ann")]
        """,
        THREADS.replace("read.assert_all_at_once()", ""),
    )
    assert graded.verdict == "LEAKED_RESOURCE"


POOL = """
    def square(n):
        assert pool.is_at_work, "square ran outside of the pool"
        return n * n

    async def test_it(kata, process_pool, clock):
        global pool
        pool = process_pool(workers=2, latency=lambda n: n)
        assert await kata.answer(pool, square, [3, 1, 2]) == [9, 1, 4]
        assert clock.elapsed == 3
        pool.jobs.assert_at_most(2)
        pool.jobs.assert_at_least(2)
        assert not pool.was_shut_down
"""


@pytest.mark.parametrize(
    "body",
    [
        "return await asyncio.gather(*(loop.run_in_executor(pool, work, n) for n in ns))",
        "return [await asyncio.wrap_future(f) for f in [pool.submit(work, n) for n in ns]]",
        "return await asyncio.to_thread(lambda: list(pool.map(work, ns)))",
        "return await asyncio.gather(*(loop.run_in_executor(pool, functools.partial(work, n)) for n in ns))",
    ],
)
def test_a_pool_runs_jobs_in_virtual_time(project, body):
    graded = project.grade(
        "import asyncio, functools\n"
        f"async def answer(pool, work, ns):\n    loop = asyncio.get_running_loop()\n    {body}\n",
        POOL,
    )
    assert graded.status == 0, graded.text


@pytest.mark.parametrize(
    "body",
    [
        "return await asyncio.gather(*(loop.run_in_executor(pool, lambda n=n: work(n)) for n in ns))",
        "def inner(n):\n        return work(n)\n    return await loop.run_in_executor(pool, inner, 1)",
    ],
)
def test_a_pool_refuses_what_cannot_be_pickled(project, body):
    graded = project.grade(
        f"import asyncio\nasync def answer(pool, work, ns):\n    loop = asyncio.get_running_loop()\n    {body}\n", POOL
    )
    assert graded.verdict == "WRONG_RESULT"
    assert "pickle" in graded.message


def test_waiting_for_the_pool_on_the_loop_blocks_it(project):
    graded = project.grade("async def answer(pool, work, ns):\n    return list(pool.map(work, ns))\n", POOL)
    assert graded.verdict == "BLOCKED_LOOP"


def test_an_error_in_the_suites_latency_comes_out_of_the_job(project):
    graded = project.grade(
        "import asyncio\nasync def answer(pool, work, ns):\n"
        "    return await asyncio.get_running_loop().run_in_executor(pool, work, 'text')\n",
        POOL.replace("lambda n: n", "lambda n: n + 1"),
    )
    assert graded.verdict == "WRONG_RESULT"
    assert "TypeError" in graded.message
