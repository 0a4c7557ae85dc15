"""asyncio.shield, again and again until the task has ended."""

import asyncio


async def transfer(prepare, commit, report):
    task = asyncio.ensure_future(commit(await prepare()))
    cancellation = None
    while True:
        try:
            result = await asyncio.shield(task)
        except asyncio.CancelledError as exc:
            cancellation = exc
            if task.done():
                break
        except Exception as error:
            if cancellation is None:
                raise
            report(error)
            break
        else:
            break
    if cancellation is not None:
        if task.done() and not task.cancelled() and task.exception() is None:
            print("committed, although the caller has gone")
        raise cancellation
    return result
