"""One group for all: a part that awaits another one raises its error once more.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async with asyncio.TaskGroup() as group:

        def start(parts):
            return [group.create_task(build_part(*item)) for item in parts.items()]

        async def build_part(name, parts):
            results = [await task for task in start(parts)]
            finished[name] = await build(name, results)
            return finished[name]

        tasks = start(tree)
    return [task.result() for task in tasks]
