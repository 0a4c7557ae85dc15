"""When it is cancelled, gather ends with the first call that has cleaned up: the others go on.

Verdict: LEAKED_TASK
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        results = await build_all(build, parts, finished)
        finished[name] = await build(name, results)
        return finished[name]

    tasks = [asyncio.create_task(build_part(name, parts)) for name, parts in tree.items()]
    if not tasks:
        return []
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks)
        raise
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)
    if errors := [task.exception() for task in tasks if not task.cancelled() and task.exception()]:
        raise ExceptionGroup("the work is over", errors)
    return [task.result() for task in tasks]
