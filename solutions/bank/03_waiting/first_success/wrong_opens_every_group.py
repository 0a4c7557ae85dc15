"""Takes the errors out of a group that an attempt raised.

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
        errors = []
        for attempt in attempts:
            error = attempt.exception()
            errors.extend(error.exceptions if isinstance(error, ExceptionGroup) else [error])
        raise ExceptionGroup("no address could be reached", errors)
    finally:
        for attempt in attempts:
            attempt.cancel()
        await asyncio.gather(*attempts, return_exceptions=True)
