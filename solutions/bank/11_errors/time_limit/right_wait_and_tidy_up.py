"""asyncio.wait never raises TimeoutError and cancels nobody: both is done by hand."""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.ensure_future(fetch())
    try:
        done, _ = await asyncio.wait([task], timeout=seconds)
        if done:
            return task.result()
    finally:
        if not task.done():
            task.cancel()
            await asyncio.wait([task])
    return fallback
