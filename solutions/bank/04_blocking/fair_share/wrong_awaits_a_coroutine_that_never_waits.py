"""An await alone gives nobody a turn: this coroutine has nothing to wait for.

Verdict: BLOCKED_LOOP
"""


async def rating_of(rate, move):
    return rate(move)


async def best_move(rate, moves):
    best, highest = None, None
    for move in moves:
        rating = await rating_of(rate, move)
        if highest is None or rating > highest:
            best, highest = move, rating
    return best
