"""Waits for all cleanups when it is closed or cancelled, but only for one of them after an error.

Verdict: LEAKED_TASK
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(a)) for a in airlines]
    try:
        for f in asyncio.as_completed(tasks):
            yield await f
    except GeneratorExit:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    except Exception:
        for t in tasks:
            t.cancel()
        for t in tasks:
            if not t.done():
                await asyncio.wait([t])
                break
        raise
    except asyncio.CancelledError:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
