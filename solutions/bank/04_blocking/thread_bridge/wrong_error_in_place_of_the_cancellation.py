"""Cancelled, it awaits the call that runs, whose error then takes the place of the cancellation.

Verdict: SWALLOWED_CANCEL
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
    except asyncio.CancelledError:
        closing.set()
        room.release()
        await pumping
        raise
    finally:
        closing.set()
        room.release()
        await asyncio.wait([pumping])
        pumping.exception()
