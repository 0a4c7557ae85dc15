"""to_thread makes a coroutine, and a plain function cannot await it.

Verdict: NEVER_AWAITED
"""

import asyncio


def run_sync(coro):
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(coro)
    return asyncio.to_thread(asyncio.run, coro)
