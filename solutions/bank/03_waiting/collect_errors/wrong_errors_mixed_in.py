"""Leaves the errors among the results.

Verdict: WRONG_RESULT
"""

import asyncio


async def collect_errors(send, addresses):
    outcomes = await asyncio.gather(*map(send, addresses), return_exceptions=True)
    return list(zip(addresses, outcomes)), []
