"""A timer cancels this task, remembers that it did, and takes that cancellation back."""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.current_task()
    expired = False

    def expire():
        nonlocal expired
        expired = True
        task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, expire)
    try:
        return await fetch()
    except asyncio.CancelledError:
        if expired and task.uncancel() == 0:
            return fallback
        raise
    finally:
        timer.cancel()
