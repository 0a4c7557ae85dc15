"""Rates a move once more to see whether it is better.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    best = None
    for number, move in enumerate(moves, start=1):
        if best is None or rate(move) > rate(best):
            best = move
        if number % 50 == 0:
            await asyncio.sleep(0)
    return best
