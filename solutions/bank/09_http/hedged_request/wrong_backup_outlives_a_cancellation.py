"""Cancelled while only the backup is left, it leaves the backup running.

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
        failed = tasks[0].done() and not _is_good(tasks[0])
        if not failed and not tasks[0].done():
            tasks.append(asyncio.create_task(ask(backup)))
        pending = set(tasks)
        while pending and not any(map(_is_good, tasks)):
            _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if failed:
        tasks.append(asyncio.create_task(ask(backup)))
        await asyncio.wait(tasks[1:])
    for task in tasks:
        if _is_good(task):
            return task.result()
    raise ExceptionGroup("both replicas failed", [task.exception() for task in tasks])
