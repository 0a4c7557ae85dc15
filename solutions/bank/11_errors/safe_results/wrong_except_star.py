"""Catches with except*, and so takes a group that was raised apart.

Verdict: WRONG_RESULT
"""

import asyncio


async def safely(scan, letter):
    try:
        result = await scan(letter)
    except* Exception as group:
        record = {"letter": letter, "ok": False, "error": group.exceptions[0]}
    else:
        record = {"letter": letter, "ok": True, "result": result}
    return record
    return {"letter": letter, "ok": True, "result": result}


async def safe_results(scan, letters):
    # The errors are dealt with inside of each task, so no task fails and the group cancels
    # nobody. If the caller cancels, it cancels all tasks and waits until they have ended.
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(safely(scan, letter)) for letter in letters]
    return [task.result() for task in tasks]
