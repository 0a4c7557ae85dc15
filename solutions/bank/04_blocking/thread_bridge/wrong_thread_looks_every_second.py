"""The thread asks every second whether it should stop.

Verdict: WRONG_TIMING
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    def next_place():
        while not stopped:
            if room.acquire(timeout=1):
                return True
        return False

    def pump():
        try:
            while next_place() and not stopped:
                reading = read()
                if reading is None:
                    break
                loop.call_soon_threadsafe(queue.put_nowait, ("reading", reading))
        except Exception as error:
            loop.call_soon_threadsafe(queue.put_nowait, ("error", error))
        else:
            loop.call_soon_threadsafe(queue.put_nowait, ("end", None))

    thread = threading.Thread(target=pump)
    thread.start()
    try:
        while True:
            kind, value = await queue.get()
            if kind == "end":
                return
            if kind == "error":
                raise value
            room.release()
            yield value
    finally:
        stopped = True
        await asyncio.to_thread(thread.join)
