"""Takes the results out of the set that asyncio.wait returns: a set has no order.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    if not names:
        return []
    done, _ = await asyncio.wait([asyncio.create_task(download(name)) for name in names])
    return [task.result() for task in done]
