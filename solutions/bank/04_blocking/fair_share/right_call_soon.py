"""A chain of callbacks: each rates some moves, and plans the next."""

import asyncio


class Search:
    def __init__(self, rate, moves):
        self.rate = rate
        self.moves = iter(moves)
        self.best = self.highest = None
        self.loop = asyncio.get_running_loop()
        self.found = self.loop.create_future()

    def step(self):
        if self.found.done():
            return
        try:
            for _ in range(50):
                try:
                    move = next(self.moves)
                except StopIteration:
                    self.found.set_result(self.best)
                    return
                rating = self.rate(move)
                if self.highest is None or rating > self.highest:
                    self.best, self.highest = move, rating
        except Exception as error:
            self.found.set_exception(error)
        else:
            self.loop.call_soon(self.step)


async def best_move(rate, moves):
    search = Search(rate, moves)
    search.step()
    return await search.found
