"""Lets the TimeoutError out.

Verdict: WRONG_RESULT
"""

import asyncio


async def ask_all(ask, airlines, limit):
    async with asyncio.timeout(limit):
        prices = await asyncio.gather(*(ask(airline) for airline in airlines))
    return list(zip(airlines, prices)), []
