"""When a gather was cancelled, cancels its tasks once more before it waits for them.

Verdict: WRONG_TIMING
"""

import asyncio


async def safely(scan, letter):
    try:
        result = await scan(letter)
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}
    return {"letter": letter, "ok": True, "result": result}


async def safe_results(scan, letters):
    tasks = [asyncio.create_task(safely(scan, letter)) for letter in letters]
    try:
        return await asyncio.gather(*tasks)
    except asyncio.CancelledError:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
