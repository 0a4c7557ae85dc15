"""Reference: task_group."""

import asyncio


async def build_all(build, tree, finished):
    async def build_part(name, parts):
        # The block of the inner group ends when all the parts are there: that is the order.
        results = await build_all(build, parts, finished)
        # Written down right here, so that it is kept whatever happens to the others.
        finished[name] = await build(name, results)
        return finished[name]

    # If one task fails, the group cancels the others, waits for them, and raises all errors in
    # one ExceptionGroup. In the task above, that is an error like any other: so it climbs up
    # the tree, and each group on its way stops its own tasks.
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(build_part(name, parts)) for name, parts in tree.items()]
    return [task.result() for task in tasks]
