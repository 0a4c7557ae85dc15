"""Takes None out of the queue for the end.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    queue = asyncio.Queue()

    async def one(airline):
        await queue.put(await ask(airline))

    async def end():
        await asyncio.gather(*map(one, airlines))
        await queue.put(None)

    ending = asyncio.create_task(end())
    try:
        while (result := await queue.get()) is not None:
            yield result
    finally:
        ending.cancel()
        await asyncio.gather(ending, return_exceptions=True)
