"""Counts whole intervals, on datetime.now()."""

import asyncio
from datetime import datetime, timedelta


async def heartbeat(beat, interval):
    start = datetime.now()
    step = timedelta(seconds=interval)
    while True:
        await beat()
        ticks = (datetime.now() - start) // step + 1
        pause = start + ticks * step - datetime.now()
        await asyncio.sleep(pause.total_seconds())
