"""Raises the error of the first replica when that fails while the backup is at work.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    tasks = [asyncio.create_task(ask(url))]
    errors = []
    try:
        await asyncio.wait(tasks, timeout=delay)
        if tasks[0].done() and tasks[0].exception() is None:
            return tasks[0].result()
        tasks.append(asyncio.create_task(ask(backup)))
        if not tasks[0].done():
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if not tasks[1].done():
                return tasks[0].result()
        for task in reversed(tasks):
            try:
                return await task
            except (aiohttp.ClientError, TimeoutError) as error:
                errors.insert(0, error)
        raise ExceptionGroup("both replicas failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
