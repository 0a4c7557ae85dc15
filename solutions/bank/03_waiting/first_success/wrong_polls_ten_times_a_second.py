"""Looks every tenth of a second whether an attempt has ended.

Verdict: WRONG_TIMING
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
            for _ in range(round(delay * 10)):
                await asyncio.sleep(0.1)
                if any(attempt.done() for attempt in running):
                    break
            done, running = await asyncio.wait(running, timeout=0.0)
            for attempt in done:
                if attempt.exception() is None:
                    return attempt.result()
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)
