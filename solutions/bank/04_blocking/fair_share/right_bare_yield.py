"""What sleep(0) does inside: an awaitable with a bare yield."""

import time


class GiveWay:
    def __await__(self):
        yield


async def best_move(rate, moves):
    began = time.perf_counter()
    ratings = {}
    best = None
    for number, move in enumerate(moves):
        if number % 100 == 0:
            await GiveWay()
        ratings[number] = rate(move)
        if best is None or ratings[number] > ratings[best[0]]:
            best = number, move
    print(f"{len(ratings)} moves in {time.perf_counter() - began:.3f} s")
    return best[1] if best is not None else None
