"""Takes None for "no move yet", but it may be a move.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    best = best_rating = None
    for i, move in enumerate(moves, 1):
        rating = rate(move)
        if best is None or rating > best_rating:
            best, best_rating = move, rating
        if i % 100 == 0:
            await asyncio.sleep(0)
    return best
