"""asyncio.wait tells whether the call is over at the tick."""

import asyncio


class Heart:
    def __init__(self, beat, interval):
        self.beat, self.interval = beat, interval
        self.loop = asyncio.get_running_loop()
        self.tick = self.loop.time()

    async def until_the_tick(self):
        self.tick += self.interval
        await asyncio.sleep(self.tick - self.loop.time())

    async def once(self):
        call = asyncio.create_task(self.beat())
        try:
            while not call.done():
                await asyncio.wait([call], timeout=self.tick + self.interval - self.loop.time())
                if not call.done():
                    self.tick += self.interval
            call.result()
        finally:
            if call.cancel():
                await asyncio.wait([call])

    def __await__(self):
        while True:
            yield from self.once().__await__()
            yield from self.until_the_tick().__await__()


async def heartbeat(beat, interval):
    await Heart(beat, interval)
