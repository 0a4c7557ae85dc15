"""Cancels and waits, but puts only the first error into its group.

Verdict: LOST_ERROR
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    tasks = [asyncio.create_task(build_part(name, parts)) for name, parts in tree.items()]
    try:
        return await asyncio.gather(*tasks)
    except Exception as error:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise ExceptionGroup("cannot build", [error])
