"""Asks whether a line is true, and leaves the line 0 connected.

Verdict: LEAKED_RESOURCE
"""

import asyncio


async def open_all(connect, disconnect, names):
    lines = [None] * len(names)

    async def open_one(place, name):
        lines[place] = await connect(name)

    tasks = [asyncio.create_task(open_one(place, name)) for place, name in enumerate(names)]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for line in reversed(lines):
            if line:
                await disconnect(line)
        raise
    return lines
