"""Leaves out the results that count as false.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = [asyncio.create_task(download(name)) for name in names]
    return [picture for task in tasks if (picture := await task)]
