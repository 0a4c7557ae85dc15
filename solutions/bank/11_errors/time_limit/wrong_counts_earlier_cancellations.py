"""Takes a cancellation that the caller caught long ago for one that comes now.

Verdict: WRONG_RESULT
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    task = asyncio.current_task()
    late = False

    def time_is_up():
        nonlocal late
        late = True
        task.cancel()

    timer = asyncio.get_running_loop().call_later(seconds, time_is_up)
    try:
        return await fetch()
    except asyncio.CancelledError:
        if late and task.uncancel() == 0:
            return fallback
        raise
    finally:
        timer.cancel()
