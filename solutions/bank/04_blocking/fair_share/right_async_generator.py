"""A helper turns any iterable into one that pauses now and then."""

import asyncio
import itertools


async def with_pauses(items, every):
    countdown = itertools.cycle(range(every))
    for item, left in zip(items, countdown):
        if left == 0:
            await asyncio.sleep(0)
        yield item


async def best_move(rate, moves):
    best = None
    async for move in with_pauses(moves, every=64):
        rating = rate(move)
        if best is None or rating > best[0]:
            best = rating, move
    return best and best[1]
