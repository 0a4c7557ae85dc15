"""Takes the first of equals in a chunk of moves, and the last of equally good chunks.

Verdict: WRONG_RESULT
"""

import asyncio
from itertools import islice


async def best_move(rate, moves):
    it = iter(moves)
    best = None
    while chunk := [(rate(m), m) for m in islice(it, 100)]:
        top = max(chunk, key=lambda p: p[0])
        if best is None or top[0] >= best[0]:
            best = top
        await asyncio.sleep(0)
    return best[1] if best else None
