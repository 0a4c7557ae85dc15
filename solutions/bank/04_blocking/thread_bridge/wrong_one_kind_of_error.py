"""Tells the loop of errors of the network only: after any other it waits for ever.

Verdict: DEADLOCK
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
                kind = "end" if reading is None else "reading"
                loop.call_soon_threadsafe(arrived.put_nowait, (kind, reading))
                if reading is None:
                    return
        except OSError as error:
            loop.call_soon_threadsafe(arrived.put_nowait, ("error", error))

    pumping = asyncio.create_task(asyncio.to_thread(pump))
    try:
        while True:
            kind, value = await arrived.get()
            if kind == "end":
                return
            if kind == "error":
                raise value
            room.release()
            yield value
    finally:
        closing.set()
        room.release()
        await asyncio.wait([pumping])
