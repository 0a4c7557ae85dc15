"""Runs each call in a task of its own, waits for it, and passes a cancellation on."""

import asyncio
import math
import time


async def heartbeat(beat, interval):
    start = time.perf_counter()
    while True:
        call = asyncio.create_task(beat())
        try:
            await asyncio.wait([call])
        except asyncio.CancelledError:
            call.cancel()
            await asyncio.gather(call, return_exceptions=True)
            raise
        call.result()
        passed = time.perf_counter() - start
        tick = math.floor(passed / interval) + 1
        await asyncio.sleep(start + tick * interval - time.perf_counter())
