"""A group from below comes out as it is, and not one group around another; so the other errors are lost.

Verdict: LOST_ERROR
"""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        results = await build_all(build, parts, finished)
        finished[name] = await build(name, results)
        return finished[name]

    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(build_part(name, parts)) for name, parts in tree.items()]
    except ExceptionGroup as errors:
        below = [error for error in errors.exceptions if isinstance(error, ExceptionGroup)]
        raise below[0] if below else errors
    return [task.result() for task in tasks]
