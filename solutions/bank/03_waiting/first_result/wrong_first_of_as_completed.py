"""Leaves as_completed after the first, and the calls behind it.

Verdict: LEAKED_TASK
"""

import asyncio


async def first_result(fetch, mirrors):
    for first in asyncio.as_completed([fetch(mirror) for mirror in mirrors]):
        return await first
    raise ValueError("no mirrors")
