"""Takes a cancellation for one more way to fail.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def safely(scan, letter):
    try:
        result = await scan(letter)
    except (Exception, asyncio.CancelledError) as error:
        return {"letter": letter, "ok": False, "error": error}
    return {"letter": letter, "ok": True, "result": result}


async def safe_results(scan, letters):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(safely(scan, letter)) for letter in letters]
    return [task.result() for task in tasks]
