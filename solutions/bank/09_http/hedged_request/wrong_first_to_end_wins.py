"""Takes the first request that ends, be it with an error.

Verdict: WRONG_RESULT
"""

import asyncio


async def hedged_get(session, url, backup, delay):
    async def ask(url):
        async with session.get(url) as response:
            response.raise_for_status()
            return await response.text()

    tasks = [asyncio.create_task(ask(url))]
    try:
        done, _ = await asyncio.wait(tasks, timeout=delay)
        if not done:
            tasks.append(asyncio.create_task(ask(backup)))
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
