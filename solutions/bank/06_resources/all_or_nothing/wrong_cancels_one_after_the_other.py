"""Waits for the cleanup of each cancelled call before it cancels the next one.

Verdict: WRONG_TIMING
"""

import asyncio


async def open_all(connect, disconnect, names):
    tasks = [asyncio.create_task(connect(name)) for name in names]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for t in tasks:
            t.cancel()
            await asyncio.gather(t, return_exceptions=True)
        for t in reversed(tasks):
            if not t.cancelled() and not t.exception():
                await disconnect(t.result())
        raise
