"""When the first request fails before the delay is over, its exception is missing in the group.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def ask(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def hedged_get(session, url, backup, delay):
    first = asyncio.create_task(ask(session, url))
    tasks = [first]
    try:
        await asyncio.wait(tasks, timeout=delay)
        if first.done() and first.exception() is not None:
            tasks.clear()
        if not first.done() or first.exception() is not None:
            tasks.append(asyncio.create_task(ask(session, backup)))
        pending = set(tasks)
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
        raise ExceptionGroup("both replicas failed", [task.exception() for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
