"""Once the headers of the first one are there, it never asks the backup.

Verdict: WRONG_TIMING
"""

import asyncio

import aiohttp


async def ask(session, url):
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.text()


async def hedged_get(session, url, backup, delay):
    headers = asyncio.Event()

    async def ask_first():
        async with session.get(url) as response:
            response.raise_for_status()
            headers.set()
            return await response.text()

    first = asyncio.create_task(ask_first())
    tasks = [first]
    try:
        await asyncio.wait(tasks, timeout=delay)
        if (not first.done() and not headers.is_set()) or (first.done() and first.exception() is not None):
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
