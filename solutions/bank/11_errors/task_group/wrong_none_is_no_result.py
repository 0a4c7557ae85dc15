"""Leaves out the results that are None.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        results = await build_all(build, parts, finished)
        finished[name] = await build(name, results)

    async with asyncio.TaskGroup() as group:
        for name, parts in tree.items():
            group.create_task(build_part(name, parts))
    return [finished[name] for name in tree if finished[name] is not None]
