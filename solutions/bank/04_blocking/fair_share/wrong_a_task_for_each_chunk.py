"""A task for each chunk: they stand in one line, and run one after the other before anybody else.

Verdict: BLOCKED_LOOP
"""

import asyncio


async def best_move(rate, moves):
    async def best_of(chunk):
        ratings = [rate(move) for move in chunk]
        highest = max(ratings)
        return highest, chunk[ratings.index(highest)]

    moves = list(moves)
    chunks = [moves[start : start + 100] for start in range(0, len(moves), 100)]
    found = await asyncio.gather(*(best_of(chunk) for chunk in chunks))
    return max(found, key=lambda pair: pair[0])[1] if found else None
