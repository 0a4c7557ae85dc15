"""wait_for cancels an attempt that is slow, instead of starting the next one beside it.

Verdict: WRONG_RESULT
"""

import asyncio


async def first_success(connect, addresses, delay):
    if not addresses:
        raise ValueError("no addresses")
    errors = []
    for number, address in enumerate(addresses):
        try:
            last = number == len(addresses) - 1
            return await asyncio.wait_for(connect(address), None if last else delay)
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("all failed", errors)
