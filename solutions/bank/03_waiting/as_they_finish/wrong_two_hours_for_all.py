"""Gives all calls together two hours.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(a)) for a in airlines]
    try:
        for f in asyncio.as_completed(tasks, timeout=120 * 60):
            yield await f
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
