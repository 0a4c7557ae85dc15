"""wait_for raises TimeoutError in both cases; the task tells whether it was cancelled."""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.create_task(fetch())
    try:
        return await asyncio.wait_for(task, seconds)
    except TimeoutError:
        if task.cancelled():
            return fallback
        raise
