"""Disconnects in the reverse order in which the lines came, not of the names.

Verdict: WRONG_RESULT
"""

import asyncio


async def open_all(connect, disconnect, names):
    opened = []

    async def open_one(name):
        line = await connect(name)
        opened.append(line)
        return line

    tasks = [asyncio.create_task(open_one(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        while opened:
            await disconnect(opened.pop())
        raise
