"""No limit at all.

Verdict: UNBOUNDED
"""

import asyncio


async def process_all(source, work, limit):
    tasks = [asyncio.create_task(work(item)) async for item in source]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    failed = sum(isinstance(result, Exception) for result in results)
    return len(results) - failed, failed
