"""Takes the first error out of the group and loses the others.

Verdict: WRONG_RESULT
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        finished[name] = await build(name, await build_all(build, parts, finished))
        return finished[name]

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(build_part(name, parts)) for name, parts in tree.items()]
    except ExceptionGroup as errors:
        raise errors.exceptions[0]
    return [task.result() for task in tasks]
