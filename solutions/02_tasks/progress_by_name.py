"""Reference: progress_by_name."""

import asyncio


async def restart_all(restart, servers, after, show):
    async with asyncio.TaskGroup() as group:
        # Named when it is created: a name set later would miss the restart's first lines.
        tasks = [group.create_task(restart(server), name=server) for server in servers]
        # Sleep rather than asyncio.wait(tasks, timeout=after): wait comes back early when
        # all have ended, refuses an empty list, and its sets have no order.
        await asyncio.sleep(after)
        show([task.get_name() for task in tasks if not task.done()])
    # The end of the block has waited for every task: no result is missing.
    return [task.result() for task in tasks]
