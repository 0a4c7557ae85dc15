"""Waits for the clock to move, without ever letting go.

Verdict: RUNAWAY
"""

import asyncio
import time


async def download_all(download, names):
    tasks = [asyncio.create_task(download(name)) for name in names]
    end = time.monotonic() + 2
    while time.monotonic() < end:
        pass
    return [task.result() for task in tasks]
