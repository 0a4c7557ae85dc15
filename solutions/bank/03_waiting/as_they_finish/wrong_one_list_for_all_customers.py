"""The list of what has ended is a default value of an argument: the next customer gets what one who left has not seen.

Verdict: WRONG_RESULT
"""

import asyncio

q = []


async def as_they_finish(ask, airlines, order=[]):
    ev = asyncio.Event()
    tasks = [asyncio.create_task(ask(a)) for a in airlines]
    for t in tasks:
        t.add_done_callback(lambda t: (order.append(t), ev.set()) if not t.cancelled() else None)
    try:
        for _ in tasks:
            while not order:
                ev.clear()
                await ev.wait()
            yield order.pop(0).result()
    finally:
        for t in tasks:
            t.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
