"""Reference: fair_share."""

import asyncio


async def best_move(rate, moves):
    best, highest = None, None
    # The loop takes the moves one by one: list(moves) would find them all in one go.
    for number, move in enumerate(moves, start=1):
        rating = rate(move)
        if highest is None or rating > highest:
            best, highest = move, rating
        if number % 100 == 0:
            # sleep(0) is the way to give way: this task goes to the end of the line of those
            # that are ready. After each move it would cost more time than the rating itself.
            await asyncio.sleep(0)
    return best
