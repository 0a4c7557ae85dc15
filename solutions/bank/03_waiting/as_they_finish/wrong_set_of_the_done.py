"""Takes what has come meanwhile out of a set: a set has no order.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    pending = {asyncio.create_task(ask(airline)) for airline in airlines}
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
