"""A metronome task fills a queue with room for one; what rang during a call is thrown away."""

import asyncio
import time


async def metronome(interval, ticks):
    start = time.monotonic_ns()
    number = 0
    while True:
        number += 1
        await asyncio.sleep((start + number * interval * 1e9 - time.monotonic_ns()) / 1e9)
        if ticks.empty():
            ticks.put_nowait(number)


async def heartbeat(beat, interval):
    ticks = asyncio.Queue(maxsize=1)
    ringing = asyncio.create_task(metronome(interval, ticks))
    try:
        while True:
            await beat()
            while not ticks.empty():
                ticks.get_nowait()
            await ticks.get()
    finally:
        ringing.cancel()
        await asyncio.gather(ringing, return_exceptions=True)
