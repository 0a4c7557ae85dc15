"""Reads only when the loop asks for a reading.

Verdict: SEQUENTIAL
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    device = ThreadPoolExecutor(1)
    try:
        while (reading := await loop.run_in_executor(device, read)) is not None:
            yield reading
    finally:
        await asyncio.to_thread(device.shutdown)
