"""safe_results does not use safely: the first error comes out.

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
        tasks = [group.create_task(scan(letter)) for letter in letters]
    return [{"letter": letter, "ok": True, "result": task.result()} for letter, task in zip(letters, tasks)]
