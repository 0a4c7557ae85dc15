"""The results come in the order in which the parts were finished.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    results = []

    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        results.append(finished[name])

    async with asyncio.TaskGroup() as group:
        for name, parts in tree.items():
            group.create_task(build_part(name, parts))
    return results
