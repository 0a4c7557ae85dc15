"""A cancellation reaches only the task that is awaited at that moment.

Verdict: LEAKED_TASK
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    tasks = [asyncio.create_task(safely(scan, letter)) for letter in letters]
    return [await task for task in tasks]
