"""A task hands each single call to a pool of one thread."""

import asyncio
from concurrent.futures import ThreadPoolExecutor


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    device = ThreadPoolExecutor(1)
    queue = asyncio.Queue()
    room = asyncio.Semaphore(capacity)

    async def fetch():
        while True:
            await room.acquire()
            try:
                reading = await loop.run_in_executor(device, read)
            except Exception as error:
                queue.put_nowait(("error", error))
                return
            if reading is None:
                queue.put_nowait(("end", None))
                return
            queue.put_nowait(("reading", reading))

    fetching = asyncio.create_task(fetch())
    try:
        while True:
            kind, value = await queue.get()
            if kind == "end":
                break
            if kind == "error":
                raise value
            room.release()
            yield value
    finally:
        fetching.cancel()
        await asyncio.wait([fetching])
        await asyncio.to_thread(device.shutdown, cancel_futures=True)
