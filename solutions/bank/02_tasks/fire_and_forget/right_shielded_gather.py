"""gather collects errors as results, and shield keeps a cancellation of drain from it."""

import asyncio


class Background:
    def __init__(self, on_error):
        tasks = set()

        def tell(task):
            if not task.cancelled() and task.exception():
                on_error(task.exception())

        def spawn(coro):
            task = asyncio.create_task(coro)
            tasks.add(task)
            task.add_done_callback(tell)
            task.add_done_callback(tasks.discard)
            return task

        async def drain():
            while tasks:
                await asyncio.shield(asyncio.gather(*tasks, return_exceptions=True))

        self.spawn = spawn
        self.drain = drain
