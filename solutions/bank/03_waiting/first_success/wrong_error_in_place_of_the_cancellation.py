"""Cancelled, it awaits the attempts one by one: the error of one that had failed before comes out.

Verdict: SWALLOWED_CANCEL
"""

import asyncio
from collections import deque


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    to_try = deque(addresses)
    attempts = []
    running = set()
    try:
        while to_try or running:
            if to_try:
                attempts.append(asyncio.create_task(connect(to_try.popleft())))
                running.add(attempts[-1])
            done, running = await asyncio.wait(
                running, timeout=delay if to_try else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if attempt.exception() is None:
                    for other in running:
                        other.cancel()
                    await asyncio.gather(*running, return_exceptions=True)
                    return attempt.result()
    except asyncio.CancelledError:
        for attempt in attempts:
            attempt.cancel()
        for attempt in attempts:
            try:
                await attempt
            except asyncio.CancelledError:
                pass
        raise
    raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
