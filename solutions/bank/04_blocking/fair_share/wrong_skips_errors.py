"""Leaves out moves that cannot be rated.

Verdict: WRONG_RESULT
"""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    for number, move in enumerate(moves, start=1):
        try:
            rating = rate(move)
        except Exception:
            continue
        finally:
            if number % 100 == 0:
                await asyncio.sleep(0)
        if highest is None or rating > highest:
            best, highest = move, rating
    return best
