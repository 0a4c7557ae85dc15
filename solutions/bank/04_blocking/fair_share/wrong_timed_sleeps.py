"""Waits a millisecond each time.

Verdict: WRONG_TIMING
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if highest is None or rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            await asyncio.sleep(0.001)
    return best
