"""What must not differ from run to run: the order of a set of tasks, above all."""

import os
import signal
import sys
import textwrap

import pytest

MIXED_UP = """
    import asyncio

    async def test_it(kata):
        for number in range(2, 101):
            made, seen = await kata.answer(number)
            assert sorted(seen) == made, number
            assert seen != made, number
            assert seen != made[::-1] or number == 2, number
"""
ORDERS = {
    "of the set that wait() returns": "done, _ = await asyncio.wait(tasks); seen = [names[task] for task in done]",
    "of a set of tasks": "seen = [names[task] for task in set(tasks)]; await asyncio.gather(*tasks)",
}


@pytest.mark.parametrize("collected", ORDERS)
def test_a_set_of_tasks_has_an_order_that_is_neither_that_of_time_nor_its_reverse(project, collected):
    answer = f"""
        import asyncio

        async def answer(number):
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(asyncio.sleep(0)) for _ in range(number)]
                names = {{task: name for name, task in enumerate(tasks)}}
                {ORDERS[collected]}
            if number % 2:  # pairs begin at an odd number, the others anywhere
                await asyncio.create_task(asyncio.sleep(0))
            return list(range(number)), seen
    """
    graded = project.grade(answer, MIXED_UP)
    assert graded.status == 0, graded.text


def test_the_order_of_a_set_of_tasks_is_the_same_wherever_in_memory_they_lie(project):
    answer = """
        import asyncio

        async def answer(sizes):
            loop, names = asyncio.get_running_loop(), {}
            between = []
            for name, size in enumerate(sizes):
                between.append([object() for _ in range(size)])  # in the way of the next task
                names[loop.create_task(asyncio.sleep(0))] = name
                del between[::2]
            done, _ = await asyncio.wait(set(names))
            return [names[task] for task in done]
    """
    suite = """
        import asyncio
        import random

        ORDERS = set()

        async def test_first(kata):
            ORDERS.add(tuple(await kata.answer([0] * 40)))

        async def test_second(kata):
            ORDERS.add(tuple(await kata.answer(random.Random(1).choices(range(500), k=40))))
            assert len(ORDERS) == 1
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


# name: what `answer` does; it must return True
STILL_TASKS = {
    "they are instances of asyncio.Task": "return isinstance(task, asyncio.Task) and type(task).__name__ == 'Task'",
    "their text is a task's": "return repr(task).startswith(\"<Task pending name='Ada' coro=<\")",
    "type and module look the same": "return str(type(task)) == str(asyncio.Task)",
    "all_tasks() knows them": "return asyncio.all_tasks() == {task, asyncio.current_task()}",
    "current_task() gives the very one": """
            async def me():
                return asyncio.current_task()
            other = asyncio.create_task(me())
            return await other is other""",
    "they are equal to themselves alone": "return task == task and task != asyncio.create_task(asyncio.sleep(0))",
    "they go by weak references": """
            import weakref
            known = weakref.WeakSet([task])
            return task in known and weakref.ref(task)() is task""",
    "a context may be given": """
            import contextvars
            user = contextvars.ContextVar("user")
            context = contextvars.copy_context()
            context.run(user.set, "Grace")
            async def read():
                return user.get()
            return await asyncio.create_task(read(), context=context) == "Grace" """,
    "a task factory is asked first": """
            class Own(asyncio.Task):
                pass
            loop = asyncio.get_running_loop()
            loop.set_task_factory(lambda loop, coro, **options: Own(coro, loop=loop, **options))
            return type(asyncio.create_task(asyncio.sleep(0))) is Own""",
    "in debug mode they know where they were made": """
            loop = asyncio.get_running_loop()
            loop.set_debug(True)
            other = loop.create_task(asyncio.sleep(0))
            loop.set_debug(False)
            return other._source_traceback[-1].name == 'answer'""",
    "what is no coroutine is refused": """
            try:
                asyncio.get_running_loop().create_task(7)
            except TypeError as exc:
                return "coroutine was expected" in str(exc)""",
}
if sys.version_info >= (3, 12):
    STILL_TASKS["an eager task factory makes eager tasks"] = """
            asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
            async def at_once():
                return 7
            return asyncio.create_task(at_once()).done() and task.get_name() == "Ada"
        """


@pytest.mark.parametrize("what", STILL_TASKS)
def test_the_tasks_of_the_graders_loops_are_tasks_like_all_others(project, what):
    head = """
        import asyncio

        async def answer():
            task = asyncio.create_task(asyncio.sleep(0), name="Ada")
    """
    answer = textwrap.dedent(head) + textwrap.indent(textwrap.dedent(STILL_TASKS[what]), "    ")
    suite = """
        async def test_it(kata):
            assert await kata.answer() is True
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_a_job_for_which_a_thread_is_free_has_begun_when_it_is_handed_over(project):
    answer = """
        import concurrent.futures

        def answer(wait):
            pool = concurrent.futures.ThreadPoolExecutor(40)
            cancelled = [pool.submit(wait, number).cancel() for number in range(60)]
            pool.shutdown(wait=True)
            return cancelled
    """
    suite = """
        import time

        def test_it(kata):
            began = []
            def wait(number):
                began.append(number)
                time.sleep(1)
            assert kata.answer(wait) == [False] * 40 + [True] * 20
            assert sorted(began) == list(range(40))
    """
    project.defines = ["def answer"]
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_time_stands_still_while_a_thread_is_being_started_however_long_that_takes(project):
    answer = """
        import select
        import threading
        import time

        class Thread(threading.Thread):
            def _bootstrap(self):  # the first thing that a thread does
                select.select([], [], [], 0.7)  # in real time
                super()._bootstrap()

        def answer():
            threading.Thread(target=time.sleep, args=(1,)).start()
            began = time.monotonic()
            Thread(target=print).start()
            return time.monotonic() - began
    """
    suite = """
        def test_it(kata):
            assert kata.answer() == 0
    """
    project.defines = ["def answer"]
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


@pytest.mark.parametrize(
    ("make", "lock", "use"),
    [
        ("threading.Lock()", "it", "with it: pass"),
        ("threading.Lock()", "it", "assert it.acquire()"),
        ("threading.Lock()", "it", "assert it.acquire(timeout=3)"),
        ("threading.RLock()", "it", "with it: pass"),
        ("queue.Queue()", "it.mutex", "it.put(3)"),
        ("threading.Semaphore()", "it._cond._lock", "it.release()"),
        ("threading.Event()", "it._cond._lock", "it.set()"),
    ],
)
def test_a_loop_that_finds_a_lock_taken_for_a_moment_is_not_blocked(project, make, lock, use):
    answer = """
        import asyncio
        import queue
        import threading

        async def answer():
            it = MAKE
            held = threading.Event()

            def work():
                with LOCK:
                    held.set()
                    sum(range(4_000_000))

            threading.Thread(target=work).start()
            while not held.is_set():
                await asyncio.sleep(0)
            USE
    """
    for place, text in (("MAKE", make), ("LOCK", lock), ("USE", use)):
        answer = answer.replace(place, text)
    suite = """
        async def test_it(kata):
            await kata.answer()
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


@pytest.mark.parametrize("limit", ["", "5", "timeout=5"])
@pytest.mark.parametrize("moment", ["await came", "await asyncio.sleep(5)"])
def test_a_thread_at_its_very_end_may_be_joined_on_the_loop_however_long_it_takes_to_die(project, moment, limit):
    answer = """
        import asyncio
        import threading
        import time

        class Thread(threading.Thread):
            def _delete(self):  # the last thing that a thread does
                sum(range(3_000_000))
                super()._delete()

        async def answer():
            loop = asyncio.get_running_loop()
            came = loop.create_future()

            def work():
                time.sleep(2)
                loop.call_soon_threadsafe(came.set_result, None)
                sum(range(1_000_000))

            thread = Thread(target=work)
            thread.start()
            MOMENT
            thread.join(LIMIT)
            assert not thread.is_alive()
    """
    suite = """
        async def test_it(kata):
            await kata.answer()
    """
    graded = project.grade(answer.replace("MOMENT", moment).replace("LIMIT", limit), suite)
    assert graded.status == 0, graded.text


def test_whoever_awaits_a_job_lets_the_loop_go_round_even_if_the_job_is_done_already(project):
    answer = """
        import asyncio
        import concurrent.futures
        import time

        async def answer(pool, turns):
            loop = asyncio.get_running_loop()
            for _ in range(100):
                before = len(turns)
                loop.call_soon(turns.append, None)
                future = pool.submit(str)
                concurrent.futures.wait([future])
                await asyncio.wrap_future(future)
                assert len(turns) == before + 1
    """
    suite = """
        import asyncio
        import concurrent.futures
        import pytest

        LOCKS = frozenset({"threading.Lock.acquire", "threading.Lock.acquire_lock"})
        pytestmark = pytest.mark.limits(allowed_blocking=LOCKS)

        async def test_it(kata):
            turns = []
            with concurrent.futures.ThreadPoolExecutor(1) as pool:
                await kata.answer(pool, turns)
            assert len(turns) == 100
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


def test_a_job_whose_worker_starts_slowly_holds_nobody_up(project):
    answer = """
        import concurrent.futures
        import time

        def answer():
            pool = concurrent.futures.ThreadPoolExecutor(1, initializer=time.sleep, initargs=(3,))
            future = pool.submit(time.monotonic)
            return future.result()
    """
    suite = """
        import time

        def test_it(kata):
            began = time.monotonic()
            assert kata.answer() - began == 3
    """
    project.defines = ["def answer"]
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text
    assert graded.kata["tests"][0]["duration"] < 1


@pytest.mark.skipif(not hasattr(os, "waitid"), reason="needs os.waitid, to see a process end and leave it as it is")
def test_a_killed_process_that_nobody_waits_for_is_found_even_if_it_is_dead_at_once(project):
    answer = """
        import asyncio
        import contextlib
        import os
        import sys

        async def answer():
            process = await asyncio.create_subprocess_exec(sys.executable, "-S", "-c", "import time; time.sleep(60)")
            process.kill()
            with contextlib.suppress(ChildProcessError):  # a thread of asyncio's was faster
                os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
            for _ in range(10):
                await asyncio.sleep(0)
    """
    suite = """
        import pytest
        pytestmark = pytest.mark.real_time

        async def test_it(kata):
            await kata.answer()
    """
    graded = project.grade(answer, suite)
    assert graded.verdict == "LEAKED_RESOURCE", graded.text
    assert "nobody had waited for its end" in graded.message


@pytest.mark.parametrize("wait", ["process.wait()", "process.communicate()"])
def test_whoever_waits_for_a_process_gets_its_status(project, wait):
    answer = f"""
        import asyncio
        import sys

        async def answer():
            process = await asyncio.create_subprocess_exec(sys.executable, "-S", "-c", "raise SystemExit(7)")
            await {wait}
            return process.returncode
    """
    suite = """
        import pytest
        pytestmark = pytest.mark.real_time

        async def test_it(kata):
            assert await kata.answer() == 7
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text


@pytest.mark.parametrize(("work", "verdict"), [("gc.collect()", None), ("gc.collect(); hog()", "BLOCKED_LOOP")])
def test_how_much_garbage_others_have_left_does_not_count_as_the_answers_time(project, work, verdict):
    answer = f"""
        import asyncio
        import gc

        def hog():
            for _ in range(10):
                sum(range(1_000_000))

        async def answer():
            await asyncio.sleep(0)
            {work}
    """
    suite = """
        import pytest

        pytestmark = pytest.mark.limits(cpu_per_turn=0.02)
        left_by_others = []

        def test_before(kata):
            left_by_others.extend([] for _ in range(2_000_000))

        async def test_it(kata):
            await kata.answer()
    """
    assert project.grade(answer, suite).verdicts["test_it"] == verdict


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="needs a signal that can be held back")
@pytest.mark.parametrize(("between", "verdict"), [("await asyncio.sleep(0)", None), ("pass", "BLOCKED_LOOP")])
def test_what_a_loop_did_in_many_turns_does_not_count_as_one_step_if_the_timer_was_late(project, between, verdict):
    answer = f"""
        import asyncio

        async def answer(late, on_time):
            late()
            for _ in range(30):
                sum(range(1_000_000))
                {between}
            on_time()
            sum(range(100_000))
    """
    suite = """
        import functools
        import signal

        late = functools.partial(signal.pthread_sigmask, signal.SIG_BLOCK, [signal.SIGPROF])
        on_time = functools.partial(signal.pthread_sigmask, signal.SIG_UNBLOCK, [signal.SIGPROF])

        async def test_it(kata):
            await kata.answer(late, on_time)
    """
    assert project.grade(answer, suite).verdicts["test_it"] == verdict


def test_a_worker_that_has_done_its_job_may_keep_its_pools_lock_as_long_as_it_gets_no_processor(project):
    answer = """
        import asyncio
        import concurrent.futures

        async def answer():
            loop = asyncio.get_running_loop()
            pool = concurrent.futures.ThreadPoolExecutor(2)
            idle, held = pool._idle_semaphore, asyncio.Event()
            release = idle.release

            def release_late():
                with idle._cond:
                    loop.call_soon_threadsafe(held.set)
                    for _ in range(30_000_000):  # to the others, it is the same if it works or waits to work
                        pass
                release()

            idle.release = release_late
            await loop.run_in_executor(pool, int)
            await held.wait()
            idle.release = release
            idle._cond.acquire()
            idle._cond.release()
            await loop.run_in_executor(pool, int)
            pool.shutdown()
    """
    suite = """
        async def test_it(kata):
            await kata.answer()
    """
    graded = project.grade(answer, suite)
    assert graded.status == 0, graded.text
