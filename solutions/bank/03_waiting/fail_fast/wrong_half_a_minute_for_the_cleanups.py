"""Waits for the cleanups, but for half a minute at most.

Verdict: LEAKED_TASK
"""

import asyncio


async def load_all(load, parts):
    tasks = [asyncio.create_task(load(p)) for p in parts]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for t in tasks:
            t.cancel()
        if tasks:
            await asyncio.wait(tasks, timeout=30)
