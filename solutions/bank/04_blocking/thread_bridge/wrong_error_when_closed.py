"""Raises an error that the loop has not come to yet, when it is closed.

Verdict: WRONG_RESULT
"""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

END = object()


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()
    room = threading.Semaphore(capacity)
    closing = threading.Event()

    def hand_over(item):
        loop.call_soon_threadsafe(arrived.put_nowait, item)

    def pump():
        try:
            while room.acquire() and not closing.is_set():
                reading = read()
                if reading is None:
                    return
                hand_over(reading)
        finally:
            hand_over(END)

    thread = ThreadPoolExecutor(max_workers=1)
    pumping = loop.run_in_executor(thread, pump)
    thread.shutdown(wait=False)
    try:
        while (reading := await arrived.get()) is not END:
            room.release()
            yield reading
        await pumping
    finally:
        closing.set()
        room.release()
        if pumping.done():
            pumping.result()
        await asyncio.wait([pumping])
        pumping.exception()
