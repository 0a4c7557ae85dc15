"""Takes a StopAsyncIteration of the work for the end of the source.

Verdict: WRONG_RESULT
"""

import asyncio


async def process_all(source, work, limit):
    it = aiter(source)
    lock = asyncio.Lock()
    done = failed = 0
    over = False

    async def worker():
        nonlocal done, failed, over
        try:
            while not over:
                async with lock:
                    if over:
                        return
                    item = await anext(it)
                try:
                    await work(item)
                    done += 1
                except StopAsyncIteration:
                    raise
                except Exception:
                    failed += 1
        except StopAsyncIteration:
            over = True
        except BaseException:
            over = True
            raise

    ws = [asyncio.create_task(worker()) for _ in range(limit)]
    try:
        await asyncio.gather(*ws)
    finally:
        for w in ws:
            w.cancel()
        await asyncio.gather(*ws, return_exceptions=True)
    return done, failed
