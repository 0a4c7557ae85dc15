"""In a TaskGroup the failure of one request cancels the other.

Verdict: WRONG_RESULT
"""

import asyncio


async def hedged_get(session, url, backup, delay):
    answers = asyncio.Queue()

    async def ask(url):
        async with session.get(url) as response:
            response.raise_for_status()
            answers.put_nowait(await response.text())

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(url))]
        await asyncio.wait(tasks, timeout=delay)
        if answers.empty():
            tasks.append(group.create_task(ask(backup)))
        text = await answers.get()
        for task in tasks:
            task.cancel()
    return text
