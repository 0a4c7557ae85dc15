"""Cancels the backup when the first one wins, and returns before that has ended.

Verdict: LEAKED_TASK
"""

import asyncio


def _is_good(task):
    return task.done() and not task.cancelled() and task.exception() is None


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    tasks = [asyncio.create_task(ask(url))]
    try:
        await asyncio.wait(tasks, timeout=delay)
        if not _is_good(tasks[0]):
            tasks.append(asyncio.create_task(ask(backup)))
        pending = set(tasks)
        while pending and not any(map(_is_good, tasks)):
            _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    first = tasks[0]
    if _is_good(first):
        for task in tasks[1:]:
            task.cancel()
        return first.result()
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    if _is_good(tasks[1]):
        return tasks[1].result()
    raise ExceptionGroup("both replicas failed", [task.exception() for task in tasks])
