"""Reference: fail_fast."""

import asyncio


async def load_all(load, parts):
    # gather would raise the first error too, but it cancels nobody: the other calls run on.
    # A TaskGroup cancels them and waits for them before it lets the error out.
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(load(part)) for part in parts]
    except ExceptionGroup as errors:
        # The group lists errors as they come: those of cleanups follow the one that began it.
        raise errors.exceptions[0] from None
    return [task.result() for task in tasks]
