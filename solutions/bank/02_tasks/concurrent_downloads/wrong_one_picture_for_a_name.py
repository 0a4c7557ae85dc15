"""A dict from name to task: the result of the later download stands for both.

Verdict: WRONG_RESULT
"""

import asyncio


async def download_all(download, names):
    tasks = {name: asyncio.create_task(download(name)) for name in names}
    return [await tasks[name] for name in names]
