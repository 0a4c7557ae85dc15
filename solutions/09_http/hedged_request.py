"""Reference: hedged_request."""

import asyncio


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        # The whole request is in the task, with the reading of the text: headers alone are no
        # answer. Left by an error or by a cancellation, the block gives the connection back.
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    tasks = [asyncio.create_task(ask(url))]
    try:
        # asyncio.wait stops waiting after the delay, and leaves the task alone; wait_for would
        # cancel it. It also returns when the task fails: both times the backup is due.
        await asyncio.wait(tasks, timeout=delay)
        if not _is_good(tasks[0]):
            tasks.append(asyncio.create_task(ask(backup)))
        pending = set(tasks)
        while pending and not any(map(_is_good, tasks)):
            _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    finally:
        # However this ends, no request stays behind. gather waits until they are gone, and has
        # seen the errors of those that failed.
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    for task in tasks:
        if _is_good(task):
            return task.result()
    raise ExceptionGroup("both replicas failed", [task.exception() for task in tasks])


def _is_good(task):
    return task.done() and not task.cancelled() and task.exception() is None
