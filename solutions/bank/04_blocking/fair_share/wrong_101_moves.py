"""Gives way one move too late.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    since = 0
    for move in moves:
        rating = rate(move)
        if highest is None or rating > highest:
            best, highest = move, rating
        if since == 100:
            await asyncio.sleep(0)
            since = -1
        since += 1
    return best
