"""Hands the exceptions out as results.

Verdict: LOST_ERROR
"""

import asyncio


async def load_all(load, parts):
    return await asyncio.gather(*(load(part) for part in parts), return_exceptions=True)
