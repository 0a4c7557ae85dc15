"""Waits for the cleanups, but for 10 seconds at most.

Verdict: LEAKED_TASK
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
                    return attempt.result()
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.wait(attempts, timeout=10)
