"""A plain function that starts the calls at once: closed before its first step, the generator cancels nobody.

Verdict: LEAKED_TASK
"""

import asyncio


def as_they_finish(ask, airlines):
    tasks = [asyncio.ensure_future(ask(airline)) for airline in airlines]

    async def offers():
        try:
            for finished in asyncio.as_completed(tasks):
                yield await finished
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    return offers()
