"""Reference: first_success."""

import asyncio
from collections import deque


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses to connect to")
    to_try = deque(addresses)
    attempts = []  # in the order of the addresses, for the errors at the end
    running = set()
    try:
        while to_try or running:
            if to_try:
                attempts.append(asyncio.create_task(connect(to_try.popleft())))
                running.add(attempts[-1])
            # Whatever ends this wait, the time limit or a failure, is the signal to start the
            # next attempt. When none is left, only an attempt can end it. wait() cancels nothing.
            done, running = await asyncio.wait(
                running, timeout=delay if to_try else None, return_when=asyncio.FIRST_COMPLETED
            )
            for attempt in done:
                if attempt.exception() is None:
                    return attempt.result()
        raise ExceptionGroup("no address could be reached", [attempt.exception() for attempt in attempts])
    finally:
        # The one way out, for a result, for an error and for a cancellation.
        for attempt in attempts:
            attempt.cancel()
        # cancel() only asks. gather waits until the cleanups are over, and keeps their errors to itself.
        await asyncio.gather(*attempts, return_exceptions=True)
