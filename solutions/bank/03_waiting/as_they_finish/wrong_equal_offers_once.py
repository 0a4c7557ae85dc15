"""Gives an offer only if no equal one came before.

Verdict: WRONG_RESULT
"""

import asyncio


async def as_they_finish(ask, airlines):
    tasks = [asyncio.create_task(ask(airline)) for airline in airlines]
    seen = []
    try:
        for finished in asyncio.as_completed(tasks):
            offer = await finished
            if offer not in seen:
                seen.append(offer)
                yield offer
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
