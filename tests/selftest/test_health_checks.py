"""Each health check provoked on purpose, and clean answers left alone."""

import pytest

SUITE = """
    async def test_it(kata, service):
        await kata.answer(service("fetch", latency=1, result=7))
"""

UNHEALTHY = {
    "blocking sleep": (
        "BLOCKED_LOOP",
        "`time.sleep` was called",
        """
        import time
        async def answer(fetch):
            time.sleep(3600)
        """,
    ),
    "blocking sleep in a helper": (
        "BLOCKED_LOOP",
        "`time.sleep` was called",
        """
        from time import sleep
        def helper():
            sleep(3600)
        async def answer(fetch):
            helper()
        """,
    ),
    "blocking call whose error is caught": (
        "BLOCKED_LOOP",
        "`time.sleep` was called",
        """
        import time
        async def answer(fetch):
            try:
                time.sleep(1)
            except Exception:
                pass
        """,
    ),
    "file read": (
        "BLOCKED_LOOP",
        "open` was called",
        """
        async def answer(fetch):
            with open(__file__) as file:
                file.read()
        """,
    ),
    "name look-up": (
        "BLOCKED_LOOP",
        "`socket.getaddrinfo`",
        """
        import urllib.request
        async def answer(fetch):
            urllib.request.urlopen("https://shop.test/").read()
        """,
    ),
    "file opened": (
        "BLOCKED_LOOP",
        "open` was called",
        """
        import os
        async def answer(fetch):
            os.close(os.open(__file__, os.O_RDONLY))
        """,
    ),
    "process in a blocking call": (
        "BLOCKED_LOOP",
        "`subprocess.run` was called",
        """
        import subprocess, sys
        async def answer(fetch):
            subprocess.run([sys.executable, "--version"], capture_output=True)
        """,
    ),
    "waiting for a thread": (
        "BLOCKED_LOOP",
        "`Event.wait`",
        """
        import threading
        async def answer(fetch):
            threading.Event().wait()
        """,
    ),
    "joining a thread that works on": (
        "BLOCKED_LOOP",
        "`Thread.join` was called",
        """
        import asyncio, threading, time
        async def answer(fetch):
            thread = threading.Thread(target=time.sleep, args=(2,))
            thread.start()
            await asyncio.sleep(0.5)
            thread.join()
        """,
    ),
    "joining a thread that works on, with a time limit": (
        "BLOCKED_LOOP",
        "`Thread.join` was called",
        """
        import asyncio, threading, time
        async def answer(fetch):
            thread = threading.Thread(target=time.sleep, args=(2,))
            thread.start()
            await asyncio.sleep(0.5)
            thread.join(timeout=1)
        """,
    ),
    "a pool's block that ends before its jobs": (
        "BLOCKED_LOOP",
        "`ThreadPoolExecutor.shutdown` was called",
        """
        import asyncio, time
        from concurrent.futures import ThreadPoolExecutor
        async def answer(fetch):
            with ThreadPoolExecutor() as pool:
                pool.submit(time.sleep, 2)
                await asyncio.sleep(0.5)
        """,
    ),
    "a lock that a thread holds for long": (
        "BLOCKED_LOOP",
        "waits at this line for another thread",
        """
        import asyncio, threading, time
        lock = threading.Lock()
        def work():
            with lock:
                time.sleep(2)
        async def answer(fetch):
            threading.Thread(target=work).start()
            await asyncio.sleep(0.5)
            with lock:
                pass
        """,
    ),
    "a lock that a thread holds for long, with a time limit": (
        "BLOCKED_LOOP",
        "`threading.Lock.acquire` was called",
        """
        import asyncio, threading, time
        lock = threading.Lock()
        def work():
            with lock:
                time.sleep(2)
        async def answer(fetch):
            threading.Thread(target=work).start()
            await asyncio.sleep(0.5)
            lock.acquire(timeout=1)
        """,
    ),
    "a lock that nobody will release": (
        "BLOCKED_LOOP",
        "`threading.Lock.acquire` was called",
        """
        import threading
        lock = threading.Lock()
        async def answer(fetch):
            lock.acquire()
            lock.acquire()
        """,
    ),
    "a full queue of the module queue": (
        "BLOCKED_LOOP",
        "Lock.acquire` was called",
        """
        import queue, threading
        async def answer(fetch):
            shelf = queue.Queue(1)
            shelf.put(1)
            threading.Thread(target=lambda: (sum(range(4_000_000)), shelf.get())).start()
            shelf.put(2)
        """,
    ),
    "processor hog in Python": (
        "BLOCKED_LOOP",
        "without an await",
        """
        async def answer(fetch):
            total = 0
            for number in range(12_000_000):
                total += number
        """,
    ),
    "processor hog in one call": (
        "BLOCKED_LOOP",
        "without an await",
        """
        async def answer(fetch):
            sum(range(60_000_000))
        """,
    ),
    "forgotten await of a fake": (
        "NEVER_AWAITED",
        "`fetch()`",
        """
        async def answer(fetch):
            fetch()
        """,
    ),
    "forgotten await of a helper": (
        "NEVER_AWAITED",
        "`helper(...)`",
        """
        async def helper():
            pass
        async def answer(fetch):
            helper()
        """,
    ),
    "coroutine in a cycle": (
        "NEVER_AWAITED",
        "`helper(...)`",
        """
        async def helper():
            pass
        async def answer(fetch):
            cycle = [helper()]
            cycle.append(cycle)
        """,
    ),
    "leaked task that no loop has made": (
        "LEAKED_TASK",
        "a task running `nap` was still going",
        """
        import asyncio
        async def nap():
            await asyncio.sleep(3600)
        async def answer(fetch):
            return asyncio.Task(nap(), loop=asyncio.get_running_loop())
        """,
    ),
    "leaked task": (
        "LEAKED_TASK",
        "`fetch`",
        """
        import asyncio
        keep = []
        async def answer(fetch):
            keep.append(asyncio.create_task(fetch()))
            await asyncio.sleep(0)
        """,
    ),
    "task without a reference": (
        "LEAKED_TASK",
        "",
        """
        import asyncio
        async def answer(fetch):
            asyncio.create_task(fetch())
        """,
    ),
    "vanished task": (
        "LEAKED_TASK",
        "vanished",
        """
        import asyncio, gc
        async def wait_for_ever():
            await asyncio.get_running_loop().create_future()
        async def answer(fetch):
            asyncio.create_task(wait_for_ever())
            await asyncio.sleep(0)
            gc.collect()
            await asyncio.sleep(0)
        """,
    ),
    "exception nobody retrieved": (
        "LOST_ERROR",
        "ValueError: nobody sees me",
        """
        import asyncio
        async def fail():
            raise ValueError("nobody sees me")
        async def answer(fetch):
            task = asyncio.create_task(fail())
            await asyncio.sleep(1)
        """,
    ),
    "exception of a task that is still referenced": (
        "LOST_ERROR",
        "ValueError: nobody sees me",
        """
        import asyncio
        keep = []
        async def fail():
            raise ValueError("nobody sees me")
        async def answer(fetch):
            keep.append(asyncio.create_task(fail()))
            await asyncio.sleep(1)
        """,
    ),
    "exception in a callback": (
        "LOST_ERROR",
        "in a callback",
        """
        import asyncio
        async def answer(fetch):
            asyncio.get_running_loop().call_soon(lambda: 1 / 0)
            await asyncio.sleep(1)
        """,
    ),
    "unclosed loop": (
        "LEAKED_RESOURCE",
        "event loop",
        """
        import asyncio
        async def answer(fetch):
            asyncio.new_event_loop()
        """,
    ),
    "unclosed socket": (
        "LEAKED_RESOURCE",
        "socket",
        """
        import socket
        async def answer(fetch):
            socket.socket()
        """,
    ),
    "event that is never set": (
        "DEADLOCK",
        "every task waits",
        """
        import asyncio
        async def answer(fetch):
            await asyncio.Event().wait()
        """,
    ),
    "two tasks that wait for each other": (
        "DEADLOCK",
        "every task waits",
        """
        import asyncio
        async def take(first, second):
            async with first:
                await asyncio.sleep(1)
                async with second:
                    pass
        async def answer(fetch):
            a, b = asyncio.Lock(), asyncio.Lock()
            await asyncio.gather(take(a, b), take(b, a))
        """,
    ),
    "endless loop without await": (
        "RUNAWAY",
        "processor busy",
        """
        async def answer(fetch):
            while True:
                pass
        """,
    ),
    "endless loop that catches everything": (
        "RUNAWAY",
        "processor busy",
        """
        async def answer(fetch):
            for _ in range(3):
                try:
                    while True:
                        pass
                except BaseException:
                    pass
        """,
    ),
    "endless loop of sleep(0)": (
        "RUNAWAY",
        "no time passed",
        """
        import asyncio
        async def answer(fetch):
            while True:
                await asyncio.sleep(0)
        """,
    ),
    "endless polling": (
        "RUNAWAY",
        "still going on",
        """
        import asyncio
        async def answer(fetch):
            while True:
                await asyncio.sleep(0.25)
        """,
    ),
    "polling that outlives every cancellation": (
        "RUNAWAY",
        "",
        """
        import asyncio
        async def answer(fetch):
            while True:
                try:
                    await asyncio.sleep(0)
                except BaseException:
                    pass
        """,
    ),
}

HEALTHY = {
    "print and logging": """
        import logging, sys
        async def answer(fetch):
            print("debugging", await fetch(), flush=True)
            print("more", file=sys.stderr)
            logging.warning("careful")
            try:
                1 / 0
            except ZeroDivisionError:
                logging.exception("caught")
                import traceback
                traceback.print_exc()
        """,
    "imports, random, uuid, json and dates in the body": """
        async def answer(fetch):
            import colorsys, datetime, json, random, uuid
            random.random(), uuid.uuid4(), json.dumps(str(datetime.datetime.now()))
            await fetch()
        """,
    "dataclass and type hints": """
        from __future__ import annotations
        import dataclasses
        @dataclasses.dataclass
        class Thing:
            size: int = 3
        async def answer(fetch) -> Thing:
            await fetch()
            return Thing()
        """,
    "cancelled task that ends in the same moment": """
        import asyncio
        async def answer(fetch):
            task = asyncio.create_task(fetch())
            await asyncio.sleep(0)
            task.cancel()
        """,
    "gather with a failure that was seen": """
        import asyncio
        async def fail():
            raise ValueError
        async def answer(fetch):
            await asyncio.gather(fail(), fail(), fetch(), return_exceptions=True)
        """,
    "ten thousand tasks at once": """
        import asyncio
        async def answer(fetch):
            await asyncio.gather(*(fetch() for _ in range(10_000)))
        """,
    "a thread": """
        import asyncio, time
        async def answer(fetch):
            await asyncio.to_thread(time.sleep, 5)
            await fetch()
        """,
    "an executor of its own": """
        import asyncio
        from concurrent.futures import ThreadPoolExecutor
        async def answer(fetch):
            with ThreadPoolExecutor(2) as pool:
                loop = asyncio.get_running_loop()
                jobs = [loop.run_in_executor(pool, pow, 2, n) for n in range(5)]
                assert await asyncio.gather(*jobs) == [1, 2, 4, 8, 16]
            await fetch()
        """,
    "ten thousand turns at one moment": """
        import asyncio
        async def answer(fetch):
            for _ in range(10_000):
                await asyncio.sleep(0)
            await fetch()
        """,
    "a year of waiting": """
        import asyncio
        async def answer(fetch):
            for _ in range(365):
                await asyncio.sleep(86_400)
            await fetch()
        """,
    "a handled error that mentions a coroutine": """
        async def answer(fetch):
            try:
                raise TypeError("coroutine trouble")
            except TypeError:
                await fetch()
        """,
    "a module global task that has ended": """
        import asyncio
        task = None
        async def answer(fetch):
            global task
            task = asyncio.create_task(fetch())
            await task
        """,
    "an asynchronous generator that is closed": """
        async def numbers(fetch):
            for _ in range(3):
                yield await fetch()
        async def answer(fetch):
            async for number in numbers(fetch):
                assert number == 7
        """,
}


@pytest.mark.parametrize("name", UNHEALTHY)
def test_it_is_found(project, name):
    verdict, message, answer = UNHEALTHY[name]
    graded = project.grade(answer, SUITE)
    assert graded.verdict == verdict, graded.text
    assert message in graded.message
    assert graded.status == 1
    assert "error" not in graded.text.splitlines()[-1]  # nothing broke while clearing up


@pytest.mark.parametrize("name", HEALTHY)
def test_it_is_left_alone(project, name):
    graded = project.grade(HEALTHY[name], SUITE)
    assert graded.kata["status"] == "solved", graded.text
    assert graded.status == 0


NEIGHBOURS = {
    "recursion limit": "import sys\nsys.setrecursionlimit(200)",
    "working directory": "import os, tempfile\nos.chdir(tempfile.gettempdir())",
    "interrupt handler": "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)",
    "garbage collection": "import gc\ngc.disable()",
    "event loop policy": """
import asyncio
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self):
        raise RuntimeError("no loops here")
asyncio.set_event_loop_policy(Policy())
""",
}


@pytest.mark.parametrize("name", NEIGHBOURS)
def test_a_change_to_the_process_ends_with_the_test(project, name):
    suite = f"""
        import asyncio, gc, os, signal, sys

        def state():
            with open({str(project.path / "seen.txt")!r}, "a") as file:
                print(sys.getrecursionlimit(), gc.isenabled(), os.getcwd(),
                    signal.getsignal(signal.SIGINT), asyncio.events._event_loop_policy, file=file)

        def test_first(request):
            state()
        def test_second(kata):
            pass
        def test_third():
            state()
    """
    answer = NEIGHBOURS[name] + "\nasync def answer(fetch):\n    pass\n"
    project.grade(answer, suite)
    first, third = (project.path / "seen.txt").read_text(encoding="utf-8").splitlines()
    assert third == first


@pytest.mark.parametrize(
    "answer",
    [
        "raise KeyboardInterrupt",
        "async def answer(fetch):\n    raise KeyboardInterrupt",
        "import asyncio\nasync def stop():\n    raise KeyboardInterrupt\n"
        "async def answer(fetch):\n    await asyncio.create_task(stop())",
    ],
)
def test_a_keyboard_interrupt_of_the_answer_s_own_stops_nobody(project, answer):
    graded = project.grade(answer, SUITE + "\n    async def test_more(kata):\n        pass\n")
    assert graded.status == 1
    assert graded.verdict in ("WRONG_RESULT", "BROKEN")
    assert len(graded.verdicts) == 2


def test_ctrl_c_ends_the_run_at_once_whatever_the_answer_is_at(project):
    went_on = project.path / "went_on"
    project.grade("async def answer(fetch):\n    pass\n", SUITE)
    project.write(
        "katas/01_mini/kata.py",
        f"""
        import os, pathlib, signal
        async def answer(fetch):
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(1000):
                pass
            pathlib.Path({str(went_on)!r}).touch()
        """,
    )
    # What was started in the background ignores Ctrl-C, and so do its children.
    project.write("conftest.py", "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n")
    result = project.run_in_a_process()
    assert result.returncode == pytest.ExitCode.INTERRUPTED
    assert "KeyboardInterrupt" in result.stdout
    assert not went_on.exists()


def test_an_answer_that_catches_every_interruption_ends_the_run_with_the_board(project):
    project.grade("async def answer(fetch):\n    pass\n", SUITE)
    project.write(
        "katas/01_mini/kata.py",
        """
        async def answer(fetch):
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass
        """,
    )
    result = project.run_in_a_process()
    assert result.returncode == 3
    assert "RUNAWAY" in result.stdout
    assert "catches every interruption" in result.stdout


def test_a_loop_that_cannot_be_closed_leaves_nothing_to_the_next_test(project):
    answer = """
        import asyncio
        async def numbers():
            try:
                yield 1
            finally:
                await asyncio.Event().wait()
        async def answer(fetch):
            await fetch()
            generator = numbers()
            await anext(generator)
            keep.append(generator)
        keep = []
    """
    suite = """
        async def test_first(kata, service, clock):
            await kata.answer(service("fetch", latency=5))
        async def test_second(service, clock):
            assert clock.elapsed == 0
            fetch = service("fetch", latency=1)
            await fetch()
            assert fetch.starts == [0]
            assert clock.elapsed == 1
    """
    graded = project.grade(answer, suite)
    assert graded.verdicts["test_second"] is None, graded.text
