"""Takes 0 for the lowest rating there is.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, 0
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            await asyncio.sleep(0)
    return best
