"""Keeps the lock of its flag while it reads, and the loop waits for that lock.

Verdict: BLOCKED_LOOP
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()
    room = threading.Semaphore(capacity)
    lock = threading.Lock()
    closing = False

    def pump():
        while room.acquire():
            with lock:
                if closing:
                    return None
                reading = read()
            if reading is None:
                return None
            loop.call_soon_threadsafe(arrived.put_nowait, (reading,))

    def run():
        error = None
        try:
            pump()
        except Exception as exc:
            error = exc
        loop.call_soon_threadsafe(arrived.put_nowait, error)
        loop.call_soon_threadsafe(ended.set)

    ended = asyncio.Event()
    threading.Thread(target=run).start()
    try:
        while isinstance(item := await arrived.get(), tuple):
            room.release()
            yield item[0]
        if item is not None:
            raise item
    finally:
        with lock:
            closing = True
        room.release()
        await ended.wait()
