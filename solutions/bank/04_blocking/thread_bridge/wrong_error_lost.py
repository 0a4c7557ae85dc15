"""An error ends the thread, and then the loop, as if there were no more readings.

Verdict: LOST_ERROR
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    def pump():
        try:
            while room.acquire() and not stopped and (reading := read()) is not None:
                loop.call_soon_threadsafe(queue.put_nowait, ("reading", reading))
        except Exception as error:
            print("cannot read:", error)
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
        room.release()
        await asyncio.to_thread(thread.join)
