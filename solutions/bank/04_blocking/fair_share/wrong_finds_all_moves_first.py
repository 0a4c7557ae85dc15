"""Makes a list first, and so finds all moves in one go.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def best_move(rate, moves):
    moves = list(moves)
    ratings = []
    for start in range(0, len(moves), 100):
        ratings += map(rate, moves[start : start + 100])
        await asyncio.sleep(0)
    return moves[ratings.index(max(ratings))] if moves else None
