"""Reference: all_or_nothing."""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = []
    try:
        # The group starts all, cancels the others when one fails (or when we are cancelled
        # ourselves), and in every case waits until the last one is over.
        async with asyncio.TaskGroup() as group:
            for name in names:
                tasks.append(group.create_task(connect(name)))
    except BaseException as error:  # a cancellation too
        # Nothing runs any more, so the tasks tell for certain which lines there are.
        for task in reversed(tasks):
            if not task.cancelled() and task.exception() is None:
                await disconnect(task.result())
        if isinstance(error, BaseExceptionGroup):
            raise error.exceptions[0] from None
        raise
    return [task.result() for task in tasks]
