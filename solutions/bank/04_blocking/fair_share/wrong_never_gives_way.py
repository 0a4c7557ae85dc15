"""Is declared async, but never awaits anything.

Verdict: BLOCKED_LOOP
"""


async def best_move(rate, moves):
    return max(moves, key=rate, default=None)
