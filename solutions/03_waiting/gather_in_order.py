"""Reference: gather_in_order."""

import asyncio


async def gather_in_order(coroutines):
    # gather makes a task of each coroutine, and keeps a place for each result. It takes the
    # coroutines one by one, hence the star. If we are cancelled here, it cancels the tasks:
    # with bare tasks, that would be ours to do. Then it waits until the first of them has
    # cleaned up, which is enough where all take the same time. A TaskGroup waits for all.
    return await asyncio.gather(*coroutines)
