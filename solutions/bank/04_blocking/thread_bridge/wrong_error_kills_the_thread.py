"""An error ends the thread, and the loop waits for ever.

Verdict: DEADLOCK
"""

import asyncio
import threading


async def readings(read, capacity):
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    room = threading.Semaphore(capacity)
    stopped = False

    def pump():
        while room.acquire() and not stopped and (reading := read()) is not None:
            loop.call_soon_threadsafe(queue.put_nowait, ("reading", reading))
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
