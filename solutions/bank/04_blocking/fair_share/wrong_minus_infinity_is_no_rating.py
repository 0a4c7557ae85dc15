"""Begins with the rating -inf, which no move can beat that has it, too.

Verdict: WRONG_RESULT
"""

import asyncio
import math


async def best_move(rate, moves):
    best, highest = None, -math.inf
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            await asyncio.sleep(0)
    return best
