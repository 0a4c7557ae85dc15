"""`__aiter__` is an asynchronous generator function: each call makes a new iterator."""

import asyncio


class AsyncRange:
    def __init__(self, start, stop, pause):
        self.numbers = range(start, stop)
        self.pause = pause

    async def __aiter__(self):
        for number in self.numbers:
            await asyncio.sleep(self.pause)
            yield number
