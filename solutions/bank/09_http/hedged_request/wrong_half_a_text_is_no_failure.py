"""Lets a ClientPayloadError through: a text that breaks off is no failure to it.

Verdict: WRONG_RESULT
"""

import asyncio

import aiohttp


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        try:
            async with session.get(url) as response:
                response.raise_for_status()
                return await response.text(), None
        except (aiohttp.ClientConnectionError, aiohttp.ClientResponseError, TimeoutError) as error:
            return None, error

    tasks = [asyncio.create_task(ask(url))]
    try:
        await asyncio.wait(tasks, timeout=delay)
        if not tasks[0].done() or tasks[0].result()[1] is not None:
            tasks.append(asyncio.create_task(ask(backup)))
        pending = set(tasks)
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                text, error = task.result()
                if error is None:
                    return text
        raise ExceptionGroup("both replicas failed", [task.result()[1] for task in tasks])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
