"""Waits of threads that have a time limit follow the virtual clock."""

import textwrap

import pytest

SUITE = """
    async def test_it(kata, service, clock):
        assert await kata.answer() == "done"
        assert clock.elapsed == {seconds}
"""

WAITS = {
    "event": (
        30,
        """
        def work():
            assert not threading.Event().wait(30)
        """,
    ),
    "event that is set in time": (
        20,
        """
        def work():
            event = threading.Event()
            threading.Timer(20, event.set).start()
            assert event.wait(30)
        """,
    ),
    "queue": (
        3600,
        """
        def work():
            try:
                queue.Queue().get(timeout=3600)
            except queue.Empty:
                pass
        """,
    ),
    "queue between threads": (
        5,
        """
        def work():
            items = queue.Queue(1)
            def feed():
                for n in range(5):
                    time.sleep(1)
                    items.put(n, timeout=0.5)
            thread = threading.Thread(target=feed)
            thread.start()
            assert [items.get(timeout=2) for _ in range(5)] == [0, 1, 2, 3, 4]
            thread.join(timeout=7)
            assert not thread.is_alive()
        """,
    ),
    "join": (
        10,
        """
        def work():
            thread = threading.Thread(target=time.sleep, args=(10,))
            thread.start()
            thread.join(4)
            assert thread.is_alive() and time.monotonic() - began == 4
            thread.join()
        """,
    ),
    "future": (
        9,
        """
        def work():
            with concurrent.futures.ThreadPoolExecutor() as pool:
                future = pool.submit(time.sleep, 9)
                try:
                    future.result(timeout=2)
                except TimeoutError:
                    assert time.monotonic() - began == 2
        """,
    ),
    "semaphore": (
        6,
        """
        def work():
            semaphore = threading.Semaphore(0)
            assert not semaphore.acquire(timeout=2)
            threading.Timer(4, semaphore.release).start()
            assert semaphore.acquire(timeout=100)
        """,
    ),
    "barrier": (
        3,
        """
        def work():
            barrier = threading.Barrier(3)
            def party(n):
                time.sleep(n)
                barrier.wait()
            with concurrent.futures.ThreadPoolExecutor() as pool:
                list(pool.map(party, [1, 2, 3]))
        """,
    ),
}


@pytest.mark.parametrize("what", WAITS)
def test_a_timed_wait_in_a_thread_takes_exactly_its_time(project, what):
    seconds, work = WAITS[what]
    header = "import asyncio, concurrent.futures, queue, threading, time\n"
    answer = (
        header
        + textwrap.dedent(work)
        + textwrap.dedent("""
        async def answer():
            global began
            began = time.monotonic()
            await asyncio.to_thread(work)
            return "done"
        """)
    )
    graded = project.grade(answer, SUITE.format(seconds=seconds))
    assert graded.status == 0, graded.text
    assert graded.kata["tests"][0]["duration"] < 2


def test_a_wait_on_a_condition_blocks_the_loop(project):
    graded = project.grade(
        """
        import threading
        async def answer():
            condition = threading.Condition()
            with condition:
                condition.wait(5)
        """,
        SUITE.format(seconds=0),
    )
    assert graded.verdict == "BLOCKED_LOOP"


def test_two_threads_that_wait_for_each_other_are_a_deadlock(project):
    graded = project.grade(
        """
        import asyncio, threading
        async def answer():
            await asyncio.to_thread(threading.Barrier(2).wait)
        """,
        SUITE.format(seconds=0),
    )
    assert graded.verdict == "DEADLOCK"
