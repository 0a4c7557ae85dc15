"""Virtual time: exact, the same on every clock, and free."""

import concurrent.futures
import datetime
import time

import pytest
import pytest_asyncio.plugin
from grader.clock import real_sleep

GIVES = """
    async def test_it(kata):
        assert await kata.answer() == {expected!r}
"""
PLAINLY_GIVES = """
    def test_it(kata):
        assert kata.answer() == {expected!r}
"""

# name: (what `answer` must return, the answer)
ON_A_LOOP = {
    "asyncio.sleep takes exactly its sixteenths": (
        [0.0625, 0.1875, 2.5, 1000.9375],
        """
        import asyncio
        async def answer():
            passed = []
            for seconds in (0.0625, 0.1875, 2.5, 1000.9375):
                began = asyncio.get_running_loop().time()
                await asyncio.sleep(seconds)
                passed.append(asyncio.get_running_loop().time() - began)
            return passed
        """,
    ),
    "a thousand short sleeps add up exactly": (
        62.5,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            for _ in range(1000):
                await asyncio.sleep(0.0625)
            return time.monotonic() - began
        """,
    ),
    "a sleep of nothing or less takes no time": (
        0,
        """
        import asyncio
        async def answer():
            began = asyncio.get_running_loop().time()
            await asyncio.sleep(0)
            await asyncio.sleep(-5)
            return asyncio.get_running_loop().time() - began
        """,
    ),
    "asyncio.timeout fires at its moment": (
        2.5625,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            try:
                async with asyncio.timeout(2.5625):
                    await asyncio.sleep(3)
            except TimeoutError:
                return time.monotonic() - began
        """,
    ),
    "asyncio.timeout lets through what ends just before": (
        1.9375,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            async with asyncio.timeout(2):
                await asyncio.sleep(1.9375)
            return time.monotonic() - began
        """,
    ),
    "asyncio.timeout_at fires at its moment": (
        4.0625,
        """
        import asyncio
        async def answer():
            loop = asyncio.get_running_loop()
            began = loop.time()
            try:
                async with asyncio.timeout_at(began + 4.0625):
                    await asyncio.sleep(3600)
            except TimeoutError:
                return loop.time() - began
        """,
    ),
    "asyncio.wait_for gives up at its moment": (
        1.3125,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            try:
                await asyncio.wait_for(asyncio.sleep(9), 1.3125)
            except TimeoutError:
                return time.monotonic() - began
        """,
    ),
    "asyncio.wait comes back at its moment": (
        (0.4375, 1, 1),
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            tasks = [asyncio.create_task(asyncio.sleep(seconds)) for seconds in (0.25, 0.5)]
            done, pending = await asyncio.wait(tasks, timeout=0.4375)
            passed = time.monotonic() - began
            await asyncio.wait(pending)
            return passed, len(done), len(pending)
        """,
    ),
    "call_later and call_at call at their moments": (
        [(0.0625, "later"), (0.5, "at"), (0.5625, "later still")],
        """
        import asyncio
        async def answer():
            loop = asyncio.get_running_loop()
            began, calls = loop.time(), []
            def note(name):
                calls.append((loop.time() - began, name))
            loop.call_later(0.5625, note, "later still")
            loop.call_at(began + 0.5, note, "at")
            loop.call_later(0.0625, note, "later")
            await asyncio.sleep(1)
            return calls
        """,
    ),
    "every clock shows the same passing of time": (
        [{2.4375}, {2.4375}, {86400.0625}],
        """
        import asyncio, time
        from datetime import date, datetime, timezone
        def clocks():
            return [
                asyncio.get_running_loop().time(),
                time.time(),
                time.time_ns() / 1_000_000_000,
                time.monotonic(),
                time.monotonic_ns() / 1_000_000_000,
                time.perf_counter(),
                time.perf_counter_ns() / 1_000_000_000,
                datetime.now().timestamp(),
                datetime.now(timezone.utc).timestamp(),
            ]
        async def answer():
            passed = []
            for seconds in (2.4375, 2.4375, 86400.0625):
                before = clocks()
                await asyncio.sleep(seconds)
                passed.append({new - old for new, old in zip(clocks(), before)})
            return passed
        """,
    ),
    "nanoseconds are exact": (
        [62_500_000, 62_500_000, 62_500_000],
        """
        import asyncio, time
        def clocks():
            return time.monotonic_ns(), time.perf_counter_ns(), time.time_ns()
        async def answer():
            before = clocks()
            await asyncio.sleep(0.0625)
            return [new - old for new, old in zip(clocks(), before)]
        """,
    ),
    "the calendar goes on": (
        1,
        """
        import asyncio
        from datetime import date
        async def answer():
            before = date.today()
            await asyncio.sleep(86400)
            return (date.today() - before).days
        """,
    ),
    "no time passes while code runs": (
        (0, 0),
        """
        import asyncio, time
        async def answer():
            before = time.monotonic(), time.time()
            sum(range(100_000))
            await asyncio.sleep(0)
            return time.monotonic() - before[0], time.time() - before[1]
        """,
    ),
    "a year-long sleep is exact, and so is the sixteenth after it": (
        (365 * 86400, 0.0625),
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            await asyncio.sleep(365 * 86400)
            year = time.monotonic() - began
            await asyncio.sleep(0.0625)
            return year, time.monotonic() - began - year
        """,
    ),
    "the timers of a few years keep their order": (
        ["day", "month", "years"],
        """
        import asyncio
        async def answer():
            names = []
            async def wait(days, name):
                await asyncio.sleep(days * 86400)
                names.append(name)
            await asyncio.gather(wait(1461, "years"), wait(1, "day"), wait(30, "month"))
            return names
        """,
    ),
    "a thread that sleeps takes virtual time": (
        5.0625,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            await asyncio.to_thread(time.sleep, 5.0625)
            return time.monotonic() - began
        """,
    ),
    "two threads sleep at the same time": (
        5,
        """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            await asyncio.gather(asyncio.to_thread(time.sleep, 5), asyncio.to_thread(time.sleep, 3))
            return time.monotonic() - began
        """,
    ),
    "a thread and a task sleep at the same time": (
        ["task", "thread", 7],
        """
        import asyncio, time
        async def answer():
            began, order = time.monotonic(), []
            def in_thread():
                time.sleep(7)
                order.append("thread")
            async def in_task():
                await asyncio.sleep(6.9375)
                order.append("task")
            await asyncio.gather(asyncio.to_thread(in_thread), in_task())
            return [*order, time.monotonic() - began]
        """,
    ),
    "a thread sees the clocks of the test": (
        [[1.5, 1.5, 1.5], [4.5, 4.5, 4.5]],
        """
        import asyncio, time
        def clocks():
            return [time.monotonic(), time.time(), time.perf_counter()]
        async def answer():
            before, seen = clocks(), []
            def look():
                time.sleep(1.5)
                seen.append([new - old for new, old in zip(clocks(), before)])
                time.sleep(3)
                seen.append([new - old for new, old in zip(clocks(), before)])
            await asyncio.to_thread(look)
            return seen
        """,
    ),
    "a pool of two threads needs three rounds for five jobs": (
        6,
        """
        import asyncio, time
        from concurrent.futures import ThreadPoolExecutor
        async def answer():
            began = time.monotonic()
            with ThreadPoolExecutor(2) as pool:
                loop = asyncio.get_running_loop()
                await asyncio.gather(*(loop.run_in_executor(pool, time.sleep, 2) for _ in range(5)))
            return time.monotonic() - began
        """,
    ),
    "a thread that wakes a task does so at its moment": (
        (2.5, "news"),
        """
        import asyncio, threading, time
        async def answer():
            loop = asyncio.get_running_loop()
            began, future = loop.time(), loop.create_future()
            def work():
                time.sleep(2.5)
                loop.call_soon_threadsafe(future.set_result, "news")
            thread = threading.Thread(target=work)
            thread.start()
            news = await future
            passed = loop.time() - began
            await asyncio.to_thread(thread.join)
            return passed, news
        """,
    ),
}

WITHOUT_A_LOOP = {
    "time.sleep takes exactly its seconds": (
        3600.0625,
        """
        import time
        def answer():
            began = time.monotonic()
            time.sleep(3600.0625)
            return time.monotonic() - began
        """,
    ),
    "two runs of asyncio.run share the clock": (
        [2.5, 4],
        """
        import asyncio, time
        def answer():
            began, moments = time.monotonic(), []
            for seconds in (2.5, 1.5):
                asyncio.run(asyncio.sleep(seconds))
                moments.append(time.monotonic() - began)
            return moments
        """,
    ),
    "the loops of asyncio.run agree on loop.time": (
        4,
        """
        import asyncio
        async def wait(seconds):
            before = asyncio.get_running_loop().time()
            await asyncio.sleep(seconds)
            return before, asyncio.get_running_loop().time()
        def answer():
            first, second = asyncio.run(wait(2.5)), asyncio.run(wait(1.5))
            assert first[1] == second[0]
            return second[1] - first[0]
        """,
    ),
    "a Runner is on the clock": (
        3.75,
        """
        import asyncio, time
        def answer():
            began = time.monotonic()
            with asyncio.Runner() as runner:
                runner.run(asyncio.sleep(3))
                runner.run(asyncio.sleep(0.75))
            return time.monotonic() - began
        """,
    ),
    "a loop of new_event_loop is on the clock": (
        3.75,
        """
        import asyncio, time
        def answer():
            began = time.monotonic()
            loop = asyncio.new_event_loop()
            try:
                loop.run_until_complete(asyncio.sleep(3.75))
            finally:
                loop.close()
            return time.monotonic() - began
        """,
    ),
    "a loop in a thread is on the clock": (
        7.5,
        """
        import asyncio, threading, time
        def answer():
            began = time.monotonic()
            thread = threading.Thread(target=lambda: asyncio.run(asyncio.sleep(7.5)))
            thread.start()
            thread.join()
            return time.monotonic() - began
        """,
    ),
    "loops in two threads sleep at the same time": (
        [2, 3, 3],
        """
        import asyncio, threading, time
        def answer():
            began, ended, both = time.monotonic(), [], threading.Barrier(2)
            def work(seconds):
                both.wait()
                asyncio.run(asyncio.sleep(seconds))
                ended.append(time.monotonic() - began)
            threads = [threading.Thread(target=work, args=(seconds,)) for seconds in (3, 2)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            return [*ended, time.monotonic() - began]
        """,
    ),
}

# Loops that sleep for what is left until a deadline: floats round, and time must go on all the same.
DEADLINES = {
    "loop.time": "asyncio.get_running_loop().time",
    "time.monotonic": "time.monotonic",
    "time.perf_counter": "time.perf_counter",
    "time.time": "time.time",
    "datetime.now": "lambda: datetime.datetime.now().timestamp()",
}


@pytest.mark.parametrize("name", ON_A_LOOP)
def test_on_a_loop(project, name):
    expected, answer = ON_A_LOOP[name]
    graded = project.grade(answer, GIVES.format(expected=expected))
    assert graded.status == 0, graded.text


@pytest.mark.parametrize("name", WITHOUT_A_LOOP)
def test_without_a_loop(project, name):
    expected, answer = WITHOUT_A_LOOP[name]
    project.defines = ["def answer"]
    graded = project.grade(answer, PLAINLY_GIVES.format(expected=expected))
    assert graded.status == 0, graded.text


@pytest.mark.parametrize("name", DEADLINES)
def test_a_loop_that_sleeps_for_what_is_left_ends_at_its_deadline(project, name):
    answer = f"""
        import asyncio, datetime, time
        async def answer():
            clock = {DEADLINES[name]}
            sleeps = 0
            for tenths in range(1, 60):
                began = clock()
                deadline = began + sum([0.1] * tenths)
                while clock() < deadline:
                    sleeps += 1
                    await asyncio.sleep(deadline - clock())
                assert abs(clock() - began - tenths / 10) < 0.00001
            return sleeps <= 59 * 10
        """
    graded = project.grade(answer, GIVES.format(expected=True))
    assert graded.status == 0, graded.text


def test_tenths_are_exact_to_the_microsecond_for_suites(project):
    answer = """
        import asyncio
        async def answer():
            for _ in range(10):
                await asyncio.sleep(0.1)
        """
    suite = """
        async def test_it(kata, clock):
            await kata.answer()
            assert clock.elapsed == 1
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text
    assert graded.kata["tests"][0]["virtual_duration"] == 1


def test_an_hour_costs_nothing(project):
    answer = """
        import asyncio
        async def answer():
            await asyncio.sleep(3600)
            await asyncio.to_thread(__import__("time").sleep, 3600)
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    test = graded.kata["tests"][0]
    assert test["virtual_duration"] == 7200
    assert test["duration"] < 5


def test_each_test_begins_at_the_same_moment(project):
    answer = """
        import asyncio, time
        from datetime import datetime
        async def answer():
            now = [time.monotonic(), time.time(), asyncio.get_running_loop().time(), datetime.now()]
            await asyncio.sleep(1000)
            return now
        """
    suite = """
        seen = []
        async def test_first(kata):
            seen.append(await kata.answer())
        async def test_second(kata, clock):
            assert clock.elapsed == 0
            assert await kata.answer() == seen[0]
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_the_clocks_are_real_between_tests(project):
    suite = """
        import time
        import pytest
        from grader.clock import real_monotonic
        seen = []
        @pytest.fixture(autouse=True)
        def look():
            seen.append((time.monotonic() - real_monotonic(), time.perf_counter(), time.time()))
        @pytest.mark.parametrize("number", [1, 2, 3])
        async def test_it(kata, number):
            await kata.answer()
        def test_what_was_seen(kata):
            assert len(seen) == 4
            assert all(-5 < difference <= 0 for difference, _, _ in seen)
            assert 0 < seen[-1][1] - seen[0][1] < 60
            assert 0 < seen[-1][2] - seen[0][2] < 60
    """
    answer = """
        import asyncio
        async def answer():
            await asyncio.sleep(86400)
        """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_the_clocks_are_real_again_after_the_run(project):
    functions = [time.sleep, time.monotonic, time.monotonic_ns, time.perf_counter, time.perf_counter_ns]
    before = time.time(), time.monotonic(), datetime.datetime.now()
    answer = """
        import asyncio
        async def answer():
            await asyncio.sleep(86400)
            raise RuntimeError
        """
    graded = project.grade(answer, "async def test_it(kata):\n    await kata.answer()\n")
    assert graded.verdict == "WRONG_RESULT", graded.text
    assert [time.sleep, time.monotonic, time.monotonic_ns, time.perf_counter, time.perf_counter_ns] == functions
    assert 0 < time.time() - before[0] < 60
    assert 0 < time.monotonic() - before[1] < 60
    assert datetime.timedelta() < datetime.datetime.now() - before[2] < datetime.timedelta(minutes=1)


def test_the_marker_real_time_gives_real_clocks(project):
    answer = """
        import asyncio, time
        async def answer():
            began = time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()
            await asyncio.sleep(0.01)
            return [now - then for now, then in zip(
                (time.monotonic(), time.perf_counter(), asyncio.get_running_loop().time()), began)]
        """
    suite = """
        import time
        import pytest
        from grader.clock import START, real_monotonic
        @pytest.mark.real_time
        async def test_it(kata, clock):
            before = real_monotonic()
            assert before <= time.monotonic() <= real_monotonic()
            for passed in await kata.answer():
                assert 0.009 < passed < 5
                assert passed != 0.01
            assert real_monotonic() - before > 0.009
            assert clock.elapsed == 0
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_time_stands_still_for_a_loop_in_a_thread_while_the_main_thread_works(project):
    answer = """
        import asyncio, threading, time
        def answer():
            began = time.monotonic()
            thread = threading.Thread(target=lambda: asyncio.run(asyncio.sleep(3)))
            thread.start()
            for _ in range(20):
                sum(range(100_000))
            passed = time.monotonic() - began
            thread.join()
            return passed, time.monotonic() - began
        """
    project.defines = ["def answer"]
    graded = project.grade(answer, PLAINLY_GIVES.format(expected=(0, 3)))
    assert graded.status == 0, graded.text


@pytest.fixture
def slow_news(monkeypatch):
    """Make the moment long in which a thread's job is over and the loop has not heard of it yet."""
    set_result = concurrent.futures.Future.set_result

    def late(future, result):
        real_sleep(0.01)
        set_result(future, result)

    monkeypatch.setattr(concurrent.futures.Future, "set_result", late)


def test_a_loop_that_has_not_heard_of_a_finished_job_is_not_deadlocked(project, slow_news):
    answer = """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            await asyncio.to_thread(time.sleep, 5)
            return time.monotonic() - began
        """
    graded = project.grade(answer, GIVES.format(expected=5))
    assert graded.status == 0, graded.text


def test_time_stands_still_until_the_loop_has_heard_of_a_finished_job(project, slow_news):
    answer = """
        import asyncio, time
        async def answer():
            began = time.monotonic()
            other = asyncio.create_task(asyncio.sleep(60))
            await asyncio.to_thread(time.sleep, 5)
            passed = time.monotonic() - began
            await other
            return passed
        """
    graded = project.grade(answer, GIVES.format(expected=5))
    assert graded.status == 0, graded.text


def test_a_negative_time_sleep_is_an_error_as_in_real_life(project):
    project.defines = ["def answer"]
    suite = """
        import time
        import pytest
        def test_it(kata):
            with pytest.raises(ValueError):
                kata.answer()
    """
    graded = project.grade("import time\ndef answer():\n    time.sleep(-1)\n", suite)
    assert graded.status == 0, graded.text


def test_the_runner_of_pytest_asyncio_has_the_name_by_which_the_grader_replaces_it(project):
    assert hasattr(pytest_asyncio.plugin, "_function_scoped_runner"), "see grader.fixtures: a faster one is not used"
    suite = """
        async def test_it(kata, request):
            fixture = request._get_active_fixturedef("_function_scoped_runner")
            assert fixture.func.__module__ == "grader.fixtures"
    """
    graded = project.grade("async def answer():\n    pass\n", suite)
    assert graded.status == 0, graded.text
