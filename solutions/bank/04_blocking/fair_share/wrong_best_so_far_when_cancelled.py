"""Returns the best move so far when it is cancelled.

Verdict: SWALLOWED_CANCEL
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if highest is None or rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            try:
                await asyncio.sleep(0)
            except asyncio.CancelledError:
                return best
    return best
