"""With no mirrors, nobody ever puts anything into the queue.

Verdict: DEADLOCK
"""

import asyncio


async def first_result(fetch, mirrors):
    answers = asyncio.Queue()

    async def run(mirror):
        try:
            answers.put_nowait((True, await fetch(mirror)))
        except Exception as error:
            answers.put_nowait((False, error))

    tasks = [asyncio.create_task(run(mirror)) for mirror in mirrors]
    try:
        good, value = await answers.get()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if good:
        return value
    raise value
