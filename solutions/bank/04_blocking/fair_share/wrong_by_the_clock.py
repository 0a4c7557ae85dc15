"""Gives way every ten milliseconds: how many moves that are depends on the machine.

Verdict: BLOCKED_LOOP
"""

import asyncio
import time


async def best_move(rate, moves):
    best, highest = None, None
    until = time.perf_counter() + 0.01
    for move in moves:
        rating = rate(move)
        if highest is None or rating > highest:
            best, highest = move, rating
        if time.perf_counter() > until:
            await asyncio.sleep(0)
            until = time.perf_counter() + 0.01
    return best
