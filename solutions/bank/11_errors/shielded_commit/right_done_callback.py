"""A fresh future for each wait; a done callback of the task completes the one that waits."""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()
    loop = asyncio.get_running_loop()
    waiter = loop.create_future()

    def wake(_):
        if not waiter.done():
            waiter.set_result(None)

    task = loop.create_task(commit(order), name="commit")
    task.add_done_callback(wake)
    caught = []
    while not task.done():
        try:
            await waiter
        except asyncio.CancelledError as exc:
            caught.append(exc)
            waiter = loop.create_future()
    if not caught:
        return await task
    if task.exception() is not None:
        report(task.exception())
    raise caught[0]
