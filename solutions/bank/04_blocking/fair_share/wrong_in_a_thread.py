"""Hands the work to a thread.

Verdict: FORBIDDEN
"""

import asyncio


async def best_move(rate, moves):
    return await asyncio.to_thread(max, moves, key=rate, default=None)
