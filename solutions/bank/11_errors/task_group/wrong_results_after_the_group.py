"""Fills `finished` when the whole group is done, so a failure loses everything.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        return await build(name, await build_all(build, parts, finished))

    async with asyncio.TaskGroup() as group:
        tasks = {name: group.create_task(build_part(name, parts)) for name, parts in tree.items()}
    results = {name: task.result() for name, task in tasks.items()}
    finished.update(results)
    return list(results.values())
