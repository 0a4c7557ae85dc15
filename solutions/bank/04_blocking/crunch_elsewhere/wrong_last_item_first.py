"""Hands the last item over first, and turns the results around.

Verdict: WRONG_RESULT
"""

import asyncio


async def crunch_all(pool, work, items):
    loop = asyncio.get_running_loop()
    futures = [loop.run_in_executor(pool, work, i) for i in reversed(items)]
    try:
        return (await asyncio.gather(*futures))[::-1]
    finally:
        for f in futures:
            f.cancel()
