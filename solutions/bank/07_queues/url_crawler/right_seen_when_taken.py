"""Pages may lie in the queue twice; a worker who takes one that was taken before drops it."""

import asyncio


class Crawler:
    def __init__(self, fetch_links, depth):
        self.fetch_links, self.depth = fetch_links, depth
        self.queue = asyncio.Queue()
        self.taken = {}

    async def worker(self):
        while True:
            page, clicks = await self.queue.get()
            try:
                if page not in self.taken:
                    self.taken[page] = clicks
                    for link in await self.fetch_links(page):
                        if clicks < self.depth:
                            await self.queue.put((link, clicks + 1))
            finally:
                self.queue.task_done()

    async def run(self, start, limit):
        await self.queue.put((start, 0))
        workers = [asyncio.create_task(self.worker()) for _ in range(limit)]
        try:
            await self.queue.join()
        finally:
            for worker in workers:
                worker.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        return self.taken


async def crawl(fetch_links, start, limit, depth):
    return await Crawler(fetch_links, depth).run(start, limit)
