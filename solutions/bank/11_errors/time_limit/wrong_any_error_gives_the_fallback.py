"""Hides every error behind the fallback.

Verdict: LOST_ERROR
"""

import asyncio


async def fetch_within(fetch, seconds, fallback):
    try:
        return await asyncio.wait_for(fetch(), seconds)
    except Exception:
        return fallback
