"""Hides the errors and returns what is finished.

Verdict: LOST_ERROR
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))

    try:
        async with asyncio.TaskGroup() as group:
            for name, parts in tree.items():
                group.create_task(build_part(name, parts))
    except* Exception as errors:
        print(errors)
    return [finished[name] for name in tree if name in finished]
