"""The rest of the running interval is what is left after a division."""

import asyncio
import time


async def heartbeat(beat, interval):
    start = time.monotonic()
    while True:
        await beat()
        await asyncio.sleep(interval - (time.monotonic() - start) % interval)
