"""Waits with a future for threads, which stops the loop and so the library too.

Verdict: BLOCKED_LOOP
"""

import concurrent.futures


async def lookup(start, key):
    future = concurrent.futures.Future()
    start(key, future.set_result, future.set_exception)
    return future.result()
