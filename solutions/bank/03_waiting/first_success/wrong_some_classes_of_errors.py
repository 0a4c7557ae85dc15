"""Takes OSErrors and ValueErrors for failures, and lets all others out.

Verdict: WRONG_RESULT
"""

import asyncio
from collections import deque


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    to_try = deque(addresses)
    attempts = []
    running = set()
    last = None
    try:
        while to_try or running:
            if to_try:
                last = asyncio.create_task(connect(to_try.popleft()))
                attempts.append(last)
                running.add(last)
            done, running = await asyncio.wait(
                running, timeout=delay if to_try else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if not isinstance(attempt.exception(), (OSError, ValueError, type(None))):
                    raise attempt.exception()
                if attempt.exception() is None:
                    return attempt.result()
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)
