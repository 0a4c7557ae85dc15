"""A dict has room for each letter once only.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        return {"letter": letter, "ok": True, "result": await scan(letter)}
    except Exception as error:
        return {"letter": letter, "ok": False, "error": error}


async def safe_results(scan, letters):
    async with asyncio.TaskGroup() as group:
        tasks = {letter: group.create_task(safely(scan, letter)) for letter in letters}
    return [task.result() for task in tasks.values()]
