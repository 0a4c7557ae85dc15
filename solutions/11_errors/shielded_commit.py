"""Reference: shielded_commit."""

import asyncio


async def transfer(prepare, commit, report):
    order = await prepare()  # nothing has happened yet: a cancellation here may pass

    # In a task of its own, because an await would hand our cancellation down to the commit.
    task = asyncio.create_task(commit(order))
    cancelled = None
    while not task.done():
        try:
            # Unlike an await of the task, wait() does not cancel what it waits for, and does not
            # raise its error. A second cancellation ends the waiting only: hence the loop.
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancelled = exc
    if cancelled is None:
        return task.result()

    if error := task.exception():
        report(error)
    # The very exception that we caught: a timeout around us recognises it as its own.
    raise cancelled
