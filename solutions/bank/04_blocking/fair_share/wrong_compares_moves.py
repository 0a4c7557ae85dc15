"""Compares pairs of rating and move, and so the moves, if the ratings are equal.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    pairs = []
    for number, move in enumerate(moves, start=1):
        pairs.append((rate(move), move))
        if number % 100 == 0:
            await asyncio.sleep(0)
    return max(pairs)[1] if pairs else None
