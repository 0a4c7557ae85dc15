"""Starts everything at once, also what needs parts that are not there yet.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        group.create_task(build_all(build, parts, finished))
        finished[name] = await build(name, [finished.get(part) for part in parts])
        return finished[name]

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(build_part(name, parts)) for name, parts in tree.items()]
    return [task.result() for task in tasks]
