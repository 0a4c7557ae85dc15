"""Gives way only before it begins.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def best_move(rate, moves):
    await asyncio.sleep(0)
    return max(moves, key=rate, default=None)
