"""Measures how long each call takes, and sorts in the end.

Verdict: WRONG_TIMING
"""

import asyncio
import time


async def as_they_finish(ask, airlines):
    async def timed(number, airline):
        result = await ask(airline)
        return time.monotonic(), number, result

    timed_results = await asyncio.gather(*(timed(*item) for item in enumerate(airlines)))
    for _, _, result in sorted(timed_results, key=lambda item: item[:2]):
        yield result
