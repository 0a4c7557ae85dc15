"""Reference: safe_results."""

import asyncio


async def safely(scan, letter):
    try:
        result = await scan(letter)
    except Exception as error:
        # CancelledError is a BaseException, but no Exception: it passes by here, on purpose.
        return {"letter": letter, "ok": False, "error": error}
    return {"letter": letter, "ok": True, "result": result}


async def safe_results(scan, letters):
    # The errors are dealt with inside of each task, so no task fails and the group cancels
    # nobody. If the caller cancels, it cancels all tasks and waits until they have ended.
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(safely(scan, letter)) for letter in letters]
    return [task.result() for task in tasks]
