"""Takes chunks of moves with islice, and gives way after each."""

import asyncio
from itertools import islice


async def best_move(rate, moves):
    moves = iter(moves)
    rated = []
    while chunk := list(islice(moves, 100)):
        rated += [(rate(move), move) for move in chunk]
        rated = [max(rated, key=lambda pair: pair[0])]
        await asyncio.sleep(0)
    return rated[0][1] if rated else None
