"""What sturdy_workers is built on: a worker that dies of an error leaves queue.join() waiting for ever."""

import asyncio
import contextlib

TURNS = 20  # turns of the loop: many more than all that happens here needs


async def test_a_worker_that_dies_of_an_error_leaves_join_waiting():
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
    for _ in range(TURNS):
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
