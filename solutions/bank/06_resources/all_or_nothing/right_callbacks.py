"""Done callbacks count the calls, and one future tells how it went."""

import asyncio


async def open_all(connect, disconnect, names):
    verdict = asyncio.get_running_loop().create_future()
    tasks = []

    def ended(task):
        print(task.get_name(), "ended")
        if verdict.done() or task.cancelled():
            return
        if (error := task.exception()) is not None:
            verdict.set_exception(error)
        elif all(task.done() and not task.cancelled() and not task.exception() for task in tasks):
            verdict.set_result(None)

    for number, name in enumerate(names):
        task = asyncio.create_task(connect(name), name=f"call {number}")
        tasks.append(task)
        task.add_done_callback(ended)
    if not tasks:
        return tasks
    good = False
    try:
        await verdict
        good = True
    finally:
        if not good:
            [task.cancel() for task in tasks]
            await asyncio.wait(tasks)
            while tasks:
                task = tasks.pop()
                if not task.cancelled() and task.exception() is None:
                    await disconnect(task.result())
    return [task.result() for task in tasks]
