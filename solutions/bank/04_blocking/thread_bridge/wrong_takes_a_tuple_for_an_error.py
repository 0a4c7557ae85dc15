"""Hands an error over as a tuple, and takes every tuple for one.

Verdict: WRONG_RESULT
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()
    room = threading.Semaphore(capacity)
    closing = threading.Event()

    def pump():
        try:
            while room.acquire() and not closing.is_set():
                reading = read()
                loop.call_soon_threadsafe(arrived.put_nowait, reading)
                if reading is None:
                    return
        except Exception as error:
            loop.call_soon_threadsafe(arrived.put_nowait, ("error", error))

    pumping = asyncio.create_task(asyncio.to_thread(pump))
    try:
        while (reading := await arrived.get()) is not None:
            if isinstance(reading, tuple):
                raise reading[1]
            room.release()
            yield reading
    finally:
        closing.set()
        room.release()
        await asyncio.wait([pumping])
