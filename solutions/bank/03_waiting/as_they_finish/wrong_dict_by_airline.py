"""A dict from airline to offer: of two offers of one airline, the later one stands for both.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    offers = {}
    finished = asyncio.Queue()

    async def ask_one(airline):
        try:
            offers[airline] = await ask(airline)
        except Exception as error:
            finished.put_nowait((airline, error))
        else:
            finished.put_nowait((airline, None))

    tasks = [asyncio.create_task(ask_one(airline)) for airline in airlines]
    try:
        for _ in tasks:
            airline, error = await finished.get()
            if error is not None:
                raise error
            yield offers[airline]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
