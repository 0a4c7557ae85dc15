"""A timer cancels this task, remembers that it did, and takes that cancellation back."""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.current_task()
    earlier = task.cancelling()  # the caller may have caught some cancellations before
    expired = False

    def expire():
        nonlocal expired
        expired = True
        task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, expire)
    try:
        return await fetch()
    except asyncio.CancelledError:
        if expired and task.uncancel() <= earlier:
            return fallback
        raise
    finally:
        timer.cancel()
