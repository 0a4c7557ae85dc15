"""Takes every status from 300 on for a failure.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


def _is_good(task):
    return task.done() and not task.cancelled() and task.exception() is None


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        async with session.get(url) as response:
            if response.status >= 300:
                raise aiohttp.ClientResponseError(response.request_info, response.history, status=response.status)
            return await response.text()

    tasks = [asyncio.create_task(ask(url))]
    try:
        await asyncio.wait(tasks, timeout=delay)
        if not _is_good(tasks[0]):
            tasks.append(asyncio.create_task(ask(backup)))
        pending = set(tasks)
        while pending and not any(map(_is_good, tasks)):
            _, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in tasks:
        if _is_good(task):
            return task.result()
    raise ExceptionGroup("both replicas failed", [task.exception() for task in tasks])
