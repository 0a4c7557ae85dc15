"""What is often said of asyncio and wrong, held against the Python that runs.

Each function proves one point, so that no kata rests on an opinion: its docstring says what one
can read, and what is true. README.md lists them with their katas. Nothing sleeps for real:
`asyncio.sleep(0)` only gives everybody else one turn.
"""

import asyncio
import contextlib
import threading

import pytest


def test_gather_does_not_cancel_the_others_when_one_fails():
    """Often said: when one coroutine fails, gather raises its error and cancels the remaining ones.

    True: it raises the error, and the others run on. (They are cancelled if the gather itself is.)
    """
    goes_on = asyncio.Event()

    async def fails():
        raise ValueError("the first error")

    async def works():
        await goes_on.wait()
        return "done"

    async def main():
        sibling = asyncio.create_task(works())
        with pytest.raises(ValueError, match="the first error"):
            await asyncio.gather(fails(), sibling)
        for _ in range(10):  # time enough for a cancellation to arrive
            await asyncio.sleep(0)
        assert not sibling.done()
        assert sibling.cancelling() == 0
        goes_on.set()
        return await sibling

    assert asyncio.run(main()) == "done"


def test_a_task_does_not_start_before_the_code_that_made_it_gives_way():
    """Often said: a coroutine starts running immediately when its task is created.

    True: it is planned immediately, and starts when the running code awaits something that waits.
    """
    log = []

    async def background():
        log.append("background")

    async def main():
        task = asyncio.create_task(background())
        log.append("after create_task")
        await asyncio.sleep(0)
        log.append("after the first turn")
        await task

    asyncio.run(main())
    assert log == ["after create_task", "background", "after the first turn"]


def test_an_await_whose_result_is_there_lets_nobody_else_run():
    """Often said: await pauses the coroutine, and the event loop can run others meanwhile.

    True: only if what is awaited really waits somewhere. Else the code just runs on.
    """
    log = []

    async def other():
        log.append("other")

    async def quick():
        return 1

    async def main():
        task = asyncio.create_task(other())
        for _ in range(100):
            await quick()
        log.append("after 100 awaits")
        await task

    asyncio.run(main())
    assert log == ["after 100 awaits", "other"]


def test_more_than_coroutines_tasks_and_futures_can_be_awaited():
    """Often said: only coroutines, tasks and futures can be awaited.

    True: every object with a method `__await__` can.
    """

    class Ready:
        def __await__(self):
            yield from asyncio.sleep(0).__await__()
            return "the answer"

    async def main():
        return await Ready()

    assert asyncio.run(main()) == "the answer"


def test_a_queue_of_asyncio_is_not_for_use_from_another_thread():
    """Often said: asyncio.Queue is thread-safe.

    True: it is not. To wake up a waiting consumer, it plans a callback on the loop in a way that
    is allowed in the loop's own thread only, and does not wake up a loop that waits for its
    next event. In debug mode, asyncio refuses it.
    """
    refused = []

    def foreign_thread(queue):
        try:
            queue.put_nowait("item")
        except RuntimeError as error:
            refused.append(str(error))

    async def main():
        queue = asyncio.Queue()
        consumer = queue.get()
        waits_for = consumer.send(None)  # one step by hand, up to where it waits for an item
        waits_for.add_done_callback(lambda _: None)  # stands for the task that would have to wake up
        thread = threading.Thread(target=foreign_thread, args=(queue,))
        thread.start()
        thread.join()
        consumer.close()

    asyncio.run(main(), debug=True)
    assert len(refused) == 1
    assert "Non-thread-safe operation" in refused[0]


def test_a_set_that_changes_while_a_loop_goes_over_it_raises():
    """Often seen: a chat server that awaits inside of a loop over the set of its clients.

    True: while it awaits there, a client may come or go, and then the loop fails.
    """
    clients = {"Ada", "Grace"}

    async def broadcast():
        for _ in clients:
            await asyncio.sleep(0)

    async def main():
        broadcasting = asyncio.create_task(broadcast())
        await asyncio.sleep(0)
        clients.add("Edsger")
        with pytest.raises(RuntimeError, match="changed size during iteration"):
            await broadcasting

    asyncio.run(main())


def test_inside_of_a_coroutine_both_ways_to_get_the_loop_give_the_running_one():
    """Often seen: calls of asyncio.get_event_loop() in coroutines.

    True: that works there. get_running_loop() gives the same, and where no loop runs it says so,
    while get_event_loop() makes a loop or raises, depending on the version of Python.
    """

    async def main():
        running = asyncio.get_running_loop()
        assert running.is_running()
        assert asyncio.get_event_loop() is running

    asyncio.run(main())
    with pytest.raises(RuntimeError, match="no running event loop"):
        asyncio.get_running_loop()


async def test_a_worker_that_dies_of_an_error_leaves_join_waiting():
    """Often seen: workers that call task_done() after the work, and no `finally`.

    True: an error ends the worker, and queue.join() waits for ever.
    """
    queue = asyncio.Queue()
    for job in ("broken", "fine"):
        queue.put_nowait(job)
    done = []

    async def worker():
        while True:
            job = await queue.get()
            if job == "broken":
                raise ValueError(job)
            done.append(job)
            queue.task_done()

    working = asyncio.create_task(worker())
    joining = asyncio.create_task(queue.join())
    for _ in range(20):
        await asyncio.sleep(0)

    assert working.done()
    assert str(working.exception()) == "broken"
    # Nobody is left who could call task_done(), for the job that failed or for the one behind it.
    assert not joining.done()
    assert done == []
    assert queue.qsize() == 1

    joining.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await joining


async def test_one_read_is_not_one_message():
    """Often seen: servers that take what read(100) returns for a message.

    True: it returns what has arrived by then: half a message, or several.
    """
    reader = asyncio.StreamReader()
    reader.feed_data(b"hello, ")
    assert await reader.read(100) == b"hello, "
    reader.feed_data(b"world\nbye\n")
    assert await reader.read(100) == b"world\nbye\n"
