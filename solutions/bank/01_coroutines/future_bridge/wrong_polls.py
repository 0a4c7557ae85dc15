"""Asks ten times a second whether the answer has come.

Verdict: WRONG_TIMING
"""

import asyncio


async def lookup(start, key):
    values, errors = [], []
    cancel = start(key, values.append, errors.append)
    try:
        while not values and not errors:
            await asyncio.sleep(0.1)
    except asyncio.CancelledError:
        cancel()
        raise
    if errors:
        raise errors[0]
    return values[0]
