"""A future for the first error, set by done callbacks."""

import asyncio


async def load_all(load, parts):
    verdict = asyncio.get_running_loop().create_future()
    results = {}

    def ended(number, task):
        if task.cancelled() or verdict.done():
            task.cancelled() or task.exception()
        elif error := task.exception():
            verdict.set_exception(error)
        else:
            results[number] = task.result()
            if len(results) == len(tasks):
                verdict.set_result(None)

    tasks = []
    for number, part in enumerate(parts):
        tasks.append(asyncio.create_task(load(part)))
        tasks[-1].add_done_callback(lambda task, number=number: ended(number, task))
    if not tasks:
        return []
    try:
        await verdict
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
    return [results[number] for number in range(len(tasks))]
