"""Takes the rating 0 for no rating at all.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if not highest or rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            await asyncio.sleep(0)
    return best
